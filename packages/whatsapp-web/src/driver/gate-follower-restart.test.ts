import type { PasskeyChallenge, PasskeySignal } from '@waha-passkey/contract';
import type { ModuleView, PageMessage } from '../protocol/page-message';
import { GateFollower } from './gate-follower';
import { emptyPage } from './page-state';

const challenge: PasskeyChallenge = { challenge: 'AAAA', rpId: 'whatsapp.com' };

function modules(view: Partial<ModuleView>): PageMessage {
  return {
    type: 'modules',
    modules: { ...emptyPage().modules, challenge, ...view },
  };
}

const enter = (socketState: string, view: Partial<ModuleView> = {}) =>
  modules({ socketState, ...view });

const call: PageMessage = {
  type: 'call',
  callId: '1',
  options: challenge,
  modules: { ...emptyPage().modules, challenge, socketState: 'UNPAIRED' },
};

function follow() {
  const signals: PasskeySignal[] = [];
  const dropped: (string | null)[] = [];
  const ignore = () => undefined;
  const follower = new GateFollower((signal) => signals.push(signal), {
    ask: ignore,
    supersede: ignore,
    refresh: ignore,
    watch: ignore,
    left: ignore,
    drop: (callId) => dropped.push(callId),
  });
  const see = (...messages: PageMessage[]) => {
    for (const message of messages) {
      follower.onMessage(message, 'https://web.whatsapp.com');
    }
  };
  return { follower, signals, dropped, see };
}

describe('a restart of the socket', () => {
  it('ends a call that waits, at once', () => {
    const { dropped, see, signals } = follow();
    see(call, enter('OPENING'));
    expect(signals.at(-1)).toEqual({
      type: 'call-ended',
      callId: '1',
      reason: 'CONNECTION_RESTARTED',
    });
    expect(dropped).toEqual(['1']);
  });

  it('is known by new refs, too, when its begin was missed', () => {
    const { see, signals } = follow();
    see(call, enter('UNPAIRED_IDLE'), enter('UNPAIRED'));
    expect(signals.at(-1)).toMatchObject({ reason: 'CONNECTION_RESTARTED' });
  });

  it('ends a gate that has not asked yet', () => {
    const { dropped, see, signals } = follow();
    see(enter('UNPAIRED'), enter('OPENING'));
    expect(signals.at(-1)).toEqual({
      type: 'failed',
      reason: 'CONNECTION_RESTARTED',
      retryable: true,
    });
    expect(dropped).toEqual([null]);
  });

  it('is the page’s own Cancel when its options are gone', () => {
    const { see, signals } = follow();
    see(call, enter('OPENING', { challenge: null }));
    expect(signals.at(-1)).toMatchObject({ reason: 'CANCELLED' });
  });

  it('is success after the assertion, unless new refs follow', () => {
    const { follower, see, signals } = follow();
    see(call);
    follower.onDelivered('1');
    see(enter('OPENING'));
    expect(signals.at(-1)?.type).toBe('call');
    see(enter('UNPAIRED'));
    expect(signals.at(-1)).toMatchObject({
      type: 'failed',
      reason: 'CONNECTION_RESTARTED',
    });
  });

  it('completes the link when the socket pairs', () => {
    const { follower, see, signals } = follow();
    see(call);
    follower.onDelivered('1');
    see(enter('OPENING'), enter('PAIRING'), enter('CONNECTED'));
    expect(signals.at(-1)?.type).toBe('completed');
    expect(signals.map(({ type }) => type)).not.toContain('failed');
  });

  it('is none when the refs run out, and when the page starts', () => {
    const { see, signals } = follow();
    see(enter('OPENING'), enter('UNPAIRED'), call, enter('UNPAIRED_IDLE'));
    expect(signals.at(-1)?.type).toBe('call');
  });

  it('is reported once', () => {
    const { see, signals } = follow();
    see(call, enter('OPENING'), enter('UNPAIRED'), enter('OPENING'));
    expect(
      signals.filter((signal) => signal.type === 'call-ended'),
    ).toHaveLength(1);
    expect(signals.map(({ type }) => type)).not.toContain('failed');
  });
});
