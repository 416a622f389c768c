import type { PasskeyChallenge, PasskeySignal } from '@waha-passkey/contract';
import type {
  CardView,
  ModuleView,
  PageMessage,
} from '../protocol/page-message';
import { GateFollower } from './gate-follower';
import { emptyPage } from './page-state';

const origin = 'https://web.whatsapp.com';

function optionsOf(challenge: string): PasskeyChallenge {
  return { challenge, rpId: 'whatsapp.com', extensions: { uvm: true } };
}

function modules(view: Partial<ModuleView>): PageMessage {
  return { type: 'modules', modules: { ...emptyPage().modules, ...view } };
}

function card(view: Partial<CardView>): PageMessage {
  return { type: 'card', card: { ...emptyPage().card, ...view } };
}

function call(
  callId: string,
  options: PasskeyChallenge,
  view: Partial<ModuleView> = { challenge: options },
): PageMessage {
  return {
    type: 'call',
    callId,
    options,
    modules: { ...emptyPage().modules, ...view },
  };
}

function prologue(challenge: PasskeyChallenge | null): PageMessage {
  return { type: 'prologue', modules: { ...emptyPage().modules, challenge } };
}

function follow() {
  const signals: PasskeySignal[] = [];
  const orders: string[] = [];
  const follower = new GateFollower((signal) => signals.push(signal), {
    ask: (gate) => orders.push(`ask ${gate.kind}`),
    supersede: (callId) => orders.push(`supersede ${callId}`),
    refresh: (callId) => orders.push(`refresh ${callId}`),
    drop: (callId) => orders.push(`drop ${callId}`),
    left: () => orders.push('left'),
    watch: (closely) => orders.push(closely ? 'closely' : 'distantly'),
  });
  const tell = (...messages: PageMessage[]) => {
    for (const message of messages) follower.onMessage(message, origin);
  };
  const types = () => signals.map(({ type }) => type);
  return { follower, signals, orders, tell, types };
}

describe('GateFollower', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  const first = optionsOf('AAAA');

  it.each<[string, PageMessage]>([
    ['the event', prologue(first)],
    ['the card', card({ step: 'prompt' })],
    ['the cached options', modules({ challenge: first })],
    ['the stage', modules({ stage: 'WaitingForPrimaryIdentity' })],
  ])('sees the gate by %s alone, and has the page asked', (_, message) => {
    const { orders, signals, tell } = follow();
    tell(message);
    expect(signals[0]).toMatchObject({ type: 'gate', kind: 'linking' });
    expect(orders).toContain('ask linking');
  });

  it('sees the gate by the call alone, and does not ask again', () => {
    const { orders, tell, types } = follow();
    tell(call('1', first, {}));
    expect(types()).toEqual(['gate', 'call']);
    expect(orders).toEqual(['closely']);
  });

  it('reports the gate once, however many signals tell it', () => {
    const { tell, types } = follow();
    tell(
      prologue(first),
      card({ step: 'prompt' }),
      modules({ challenge: first }),
    );
    expect(types()).toEqual(['gate']);
  });

  it('reports the challenge when it is known later than the gate', () => {
    const { signals, tell } = follow();
    tell(card({ step: 'prompt' }), modules({ challenge: first }));
    expect(signals).toEqual([
      { type: 'gate', kind: 'linking', challenge: null },
      { type: 'gate', kind: 'linking', challenge: first },
    ]);
  });

  it('offers the options as WhatsApp sent them, not as the page read them', () => {
    const sent = { ...first, allowCredentials: [], hints: ['hybrid'] };
    const { signals, tell } = follow();
    tell(call('1', first, { challenge: sent }));
    expect(signals.at(-1)).toEqual({
      type: 'call',
      callId: '1',
      kind: 'linking',
      challenge: sent,
      origin,
    });
  });

  it('orders a pending call to be superseded when the cache changes', () => {
    const { orders, tell } = follow();
    tell(call('1', first), prologue(optionsOf('BBBB')));
    expect(orders).toContain('supersede 1');
  });

  it('takes an empty cache for no news', () => {
    const { orders, tell } = follow();
    tell(call('1', first), modules({ challenge: null }));
    expect(orders).not.toContain('supersede 1');
  });

  it('does not offer a challenge that was answered before', () => {
    const { follower, orders, tell, types } = follow();
    tell(call('1', first));
    follower.onDelivered('1');
    tell({ type: 'error', reason: 'timeout' }, call('2', first));
    expect(types()).toEqual(['gate', 'call', 'failed']);
    expect(orders).toContain('refresh 2');
  });

  it('follows the events to the end', () => {
    const { follower, signals, tell } = follow();
    tell(call('1', first));
    follower.onDelivered('1');
    tell(
      modules({ stage: 'WaitingForPrimaryIdentity' }),
      { type: 'code', code: 'ABCD1234', selfConfirming: true },
      modules({ stage: 'WaitingForPairingCompletion' }),
      modules({ socketState: 'CONNECTED' }),
    );
    expect(signals.slice(2)).toEqual([
      { type: 'awaiting-phone' },
      { type: 'code', code: 'ABCD1234', selfConfirming: true },
      { type: 'completing' },
      { type: 'completed' },
    ]);
  });

  it('follows the cards to the end when the modules say nothing', () => {
    const { follower, tell, types } = follow();
    tell(card({ step: 'prompt' }), call('1', first, {}));
    follower.onDelivered('1');
    tell(
      card({ step: 'waiting' }),
      card({ step: 'code', code: 'ABCD1234' }),
      card({ step: 'confirming', code: 'ABCD1234' }),
    );
    follower.onLinked();
    expect(types()).toEqual([
      'gate',
      'call',
      'awaiting-phone',
      'code',
      'completing',
      'completed',
    ]);
  });

  it('lets no card contradict a page that confirms by itself', () => {
    const { follower, signals, tell } = follow();
    tell(call('1', first));
    follower.onDelivered('1');
    tell(
      { type: 'code', code: 'ABCD1234', selfConfirming: true },
      card({ step: 'code', code: 'ABCD1234' }),
    );
    expect(signals.filter(({ type }) => type === 'code')).toHaveLength(1);
  });

  it.each([
    ['timeout', 'TIMED_OUT_BY_WHATSAPP'],
    ['server_error', 'REFUSED_BY_WHATSAPP'],
  ])('reports the page’s error %s once, with its card', (reason, code) => {
    const { follower, signals, tell } = follow();
    tell(call('1', first));
    follower.onDelivered('1');
    tell({ type: 'error', reason }, card({ step: 'error' }));
    expect(signals.slice(2)).toEqual([
      { type: 'failed', reason: code, retryable: true },
    ]);
  });

  it('reports a refusal that only the card shows', () => {
    const { follower, signals, tell } = follow();
    tell(call('1', first), card({ step: 'pending' }));
    follower.onDelivered('1');
    tell(card({ step: 'error' }));
    expect(signals.at(-1)).toMatchObject({
      type: 'failed',
      reason: 'REFUSED_BY_WHATSAPP',
    });
  });

  it('takes no stage of the attempt that failed for progress', () => {
    const { follower, tell, types } = follow();
    tell(call('1', first));
    follower.onDelivered('1');
    tell(modules({ stage: 'WaitingForPrimaryIdentity' }));
    tell({ type: 'error', reason: 'timeout' }, card({ step: 'error' }));
    follower.onAskAgain();
    tell(card({ step: 'pending' }));
    expect(types()).toEqual(['gate', 'call', 'awaiting-phone', 'failed']);
    expect(follower.gate?.step).toBe('seen');
  });

  it('takes the error card after an expired call for no news', () => {
    const { follower, tell, types } = follow();
    tell(call('1', first), card({ step: 'pending' }));
    follower.endCall('1');
    tell(card({ step: 'error' }));
    expect(types()).toEqual(['gate', 'call']);
  });

  it('reports the end of a gate that a human left in the page', () => {
    const { signals, tell } = follow();
    tell(card({ step: 'prompt' }), card({ qr: true }));
    jest.runAllTimers();
    expect(signals.at(-1)).toEqual({
      type: 'failed',
      reason: 'CANCELLED',
      retryable: false,
    });
  });

  it('takes a gap between two screens for no end', () => {
    const { tell, types } = follow();
    tell(card({ step: 'prompt' }), card({}), card({ step: 'pending' }));
    jest.runAllTimers();
    expect(types()).toEqual(['gate']);
  });

  it('takes rotating codes behind the gate for no end', () => {
    const { tell, types } = follow();
    tell(call('1', first), card({ qr: true }));
    jest.runAllTimers();
    expect(types()).toEqual(['gate', 'call']);
  });

  it('does not take stale cached options for another gate', () => {
    const { follower, tell, types } = follow();
    tell(prologue(first));
    follower.onCancelled();
    tell(modules({ challenge: first }), card({ qr: true }));
    expect(types()).toEqual(['gate']);
  });

  it('asks by itself when WhatsApp sends a request after a failure', () => {
    const { follower, orders, tell } = follow();
    tell(call('1', first));
    follower.endCall('1');
    tell(prologue(optionsOf('BBBB')));
    expect(orders).toContain('ask linking');
  });

  describe('on a linked device', () => {
    const linked = { socketState: 'CONNECTED', hasSynced: true };
    const checkpoint: PasskeyChallenge = {
      challenge: 'CCCC',
      userVerification: 'preferred',
      extensions: { prf: { eval: { first: 'AA' } } },
    };

    it('takes a call for a checkpoint', () => {
      const { signals, tell } = follow();
      tell(call('1', checkpoint, linked));
      expect(signals).toMatchObject([
        { type: 'gate', kind: 'checkpoint', challenge: null },
        { type: 'call', kind: 'checkpoint', challenge: checkpoint },
      ]);
    });

    it('sees the checkpoint by its modal, and its passing by its end', () => {
      const { follower, orders, tell, types } = follow();
      tell(modules(linked), card({ checkpoint: 'idle' }));
      expect(orders).toContain('ask checkpoint');
      tell(call('1', checkpoint, linked), card({ checkpoint: 'busy' }));
      follower.onDelivered('1');
      tell(card({}));
      expect(types()).toEqual(['gate', 'call', 'completed']);
    });

    it('reports a checkpoint that WhatsApp did not let pass', () => {
      const { follower, signals, tell } = follow();
      tell(modules(linked), card({ checkpoint: 'idle' }));
      tell(call('1', checkpoint, linked), card({ checkpoint: 'busy' }));
      follower.onDelivered('1');
      tell(card({ checkpoint: 'idle' }));
      expect(signals.at(-1)).toMatchObject({
        type: 'failed',
        reason: 'REFUSED_BY_WHATSAPP',
      });
    });

    it('offers no renewal once WhatsApp took its question back', () => {
      const { follower, signals, tell } = follow();
      tell(modules(linked), card({ checkpoint: 'idle' }));
      tell(call('1', checkpoint, linked), card({ checkpoint: 'busy' }));
      follower.endCall('1');
      tell(card({ checkpoint: 'idle' }));
      jest.runAllTimers();
      expect(follower.gate).toMatchObject({ kind: 'checkpoint', call: null });
      tell(card({}));
      jest.runAllTimers();
      expect(signals.at(-1)).toEqual({
        type: 'failed',
        reason: 'ABORTED_BY_PAGE',
        retryable: false,
      });
    });

    it('takes an unknown modal for passed when nothing follows', () => {
      const { follower, tell, types } = follow();
      tell(call('1', checkpoint, linked));
      follower.onDelivered('1');
      jest.runAllTimers();
      expect(types()).toEqual(['gate', 'call', 'completed']);
    });
  });
});
