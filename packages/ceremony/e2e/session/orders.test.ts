import { PasskeyError, PasskeyPhase } from '@waha-passkey/contract';
import {
  InMemoryDriver,
  refusingCapability,
} from '@waha-passkey/testbed/driver';
import { judge } from './judge';
import { stageSession, type Stage } from './stage-session';

let stage: Stage;

beforeEach(() => {
  stage = stageSession();
});

afterEach(() => stage.sessions.close());

const NOT_PENDING = 'PASSKEY_NOT_PENDING';
const NOT_RENEWABLE = 'PASSKEY_NOT_RENEWABLE';

type Order = 'confirm' | 'reject' | 'cancel' | 'renew';

/** What each order answers in each phase, and the phase it leads to. */
const table: Record<PasskeyPhase, Record<Order, string>> = {
  'gate-seen': {
    confirm: NOT_PENDING,
    reject: NOT_PENDING,
    cancel: 'ok, ended CANCELLED',
    renew: NOT_RENEWABLE,
  },
  'awaiting-assertion': {
    confirm: NOT_PENDING,
    reject: NOT_PENDING,
    cancel: 'ok, ended CANCELLED',
    renew: 'ok, new gate-seen',
  },
  delivering: {
    confirm: NOT_PENDING,
    reject: NOT_PENDING,
    cancel: 'ok, ended CANCELLED',
    renew: NOT_RENEWABLE,
  },
  'awaiting-phone': {
    confirm: NOT_PENDING,
    reject: NOT_PENDING,
    cancel: 'ok, ended CANCELLED',
    renew: NOT_RENEWABLE,
  },
  'awaiting-confirmation': {
    confirm: 'ok, completing',
    reject: 'ok, ended CODE_REJECTED',
    cancel: 'ok, ended CANCELLED',
    renew: NOT_RENEWABLE,
  },
  completing: {
    confirm: 'ok, completing',
    reject: NOT_PENDING,
    cancel: 'ok, ended CANCELLED',
    renew: NOT_RENEWABLE,
  },
  completed: {
    confirm: NOT_PENDING,
    reject: NOT_PENDING,
    cancel: NOT_PENDING,
    renew: NOT_RENEWABLE,
  },
  ended: {
    confirm: NOT_PENDING,
    reject: NOT_PENDING,
    cancel: 'ok, ended CHALLENGE_EXPIRED',
    renew: 'ok, new gate-seen',
  },
};

const orders: Order[] = ['confirm', 'reject', 'cancel', 'renew'];

async function give(order: Order): Promise<string> {
  const before = stage.session.attempt;
  const answer = await judge(stage.session[order]());
  const after = stage.session.attempt;
  if (answer !== 'ok') {
    expect(after).toEqual(before);
    return answer;
  }
  const isNew = after?.attemptId !== before?.attemptId;
  const reason = after?.reason ? ` ${after.reason.code}` : '';
  return `ok, ${isNew ? 'new ' : ''}${after?.phase}${reason}`;
}

describe.each(Object.values(PasskeyPhase))('in phase %s', (phase) => {
  it.each(orders)('%s does as the table says', async (order) => {
    await stage.reach(phase);
    expect(stage.phase()).toBe(phase);
    await expect(give(order)).resolves.toBe(table[phase][order]);
  });

  it.each(orders)('%s for another attempt is refused', async (order) => {
    await stage.reach(phase);
    const orderCount = stage.driver.orders.length;
    await expect(
      judge(stage.session[order]({ attemptId: 'constructor' })),
    ).resolves.toBe('PASSKEY_SUPERSEDED');
    expect(stage.driver.orders).toHaveLength(orderCount);
  });
});

describe('an order', () => {
  it.each(orders)('to %s needs something pending', async (order) => {
    await expect(judge(stage.session[order]())).resolves.toBe(NOT_PENDING);
    expect(stage.driver.orders).toEqual([]);
  });

  it.each(orders)('to %s needs an engine that can obey', async (order) => {
    const driver = new InMemoryDriver({ capability: refusingCapability });
    stage.sessions.close();
    stage = stageSession({}, driver);
    for (const phase of [undefined, 'gate-seen'] as const) {
      if (phase) await stage.reach(phase);
      await expect(stage.session[order]()).rejects.toMatchObject({
        code: 'PASSKEY_ENGINE_UNSUPPORTED',
        message: refusingCapability.reason?.message,
      });
    }
    expect(driver.orders).toEqual([]);
  });

  it.each(['confirm', 'reject', 'cancel'] as const)(
    'to %s is carried out once when it is given twice at once',
    async (order) => {
      await stage.reach('awaiting-confirmation');
      const answers = await Promise.all([
        judge(stage.session[order]()),
        judge(stage.session[order]()),
      ]);
      expect(answers).toEqual(['ok', 'ok']);
      expect(stage.driver.countOrders(order)).toBe(1);
    },
  );

  it('that fails says so, changes nothing, and can be given again', async () => {
    await stage.reach('awaiting-confirmation');
    stage.driver.failNext(
      'confirm',
      new PasskeyError('PASSKEY_PAGE_CHANGED', 'No button. Update.'),
    );
    await expect(judge(stage.session.confirm())).resolves.toBe(
      'PASSKEY_PAGE_CHANGED',
    );
    expect(stage.phase()).toBe('awaiting-confirmation');
    await expect(judge(stage.session.confirm())).resolves.toBe('ok');
  });

  it('is not waited for longer than twenty seconds', async () => {
    await stage.reach('awaiting-confirmation');
    const held = stage.driver.holdNext('confirm');
    const confirm = judge(stage.session.confirm());
    await held.started;
    stage.pass(20_000);
    await expect(confirm).resolves.toBe('PASSKEY_PAGE_TIMEOUT');
  });

  it('is not waited for once the session is closed', async () => {
    await stage.reach('awaiting-confirmation');
    const held = stage.driver.holdNext('reject');
    const reject = judge(stage.session.reject());
    await held.started;
    stage.session.close();
    await expect(reject).resolves.toBe('PASSKEY_SESSION_NOT_FOUND');
  });
});

describe('confirm', () => {
  it('twice is once: the code is confirmed already', async () => {
    await stage.reach('awaiting-confirmation');
    await stage.session.confirm();
    await stage.session.confirm();
    expect(stage.driver.countOrders('confirm')).toBe(1);
  });

  it('counts although the page reported it first', async () => {
    await stage.reach('awaiting-confirmation');
    stage.driver.react('confirm', () =>
      stage.driver.emit({ type: 'completing' }),
    );
    await stage.session.confirm();
    expect(stage.changes.map(({ attempt }) => attempt.phase).slice(-2)).toEqual(
      ['awaiting-confirmation', 'completing'],
    );
  });

  it('counts although its time ran out meanwhile', async () => {
    await stage.reach('awaiting-confirmation');
    const held = stage.driver.holdNext('confirm');
    stage.pass(121_000);
    const confirm = stage.session.confirm();
    await held.started;
    stage.pass(2_000);
    expect(stage.phase()).toBe('ended');
    held.release();
    await confirm;
    stage.driver.emit({ type: 'completing' });
    expect(stage.phase()).toBe('completing');
  });
});

describe('cancel', () => {
  it('ends a delivery on its way, and says so to the submitter', async () => {
    stage.ask();
    const held = stage.driver.holdNext('deliver');
    const submit = judge(stage.session.submit(stage.sign()));
    await held.started;
    await stage.session.cancel();
    await expect(submit).resolves.toBe(NOT_PENDING);
  });

  it('gives up what could still be renewed', async () => {
    await stage.reach('ended');
    expect(stage.session.statusOver('SCAN_QR_CODE').status).toBe('FAILED');
    await stage.session.cancel();
    expect(stage.session.attempt?.retryable).toBe(false);
    expect(stage.session.statusOver('SCAN_QR_CODE').status).toBe(
      'SCAN_QR_CODE',
    );
    await expect(judge(stage.session.renew())).resolves.toBe(NOT_RENEWABLE);
  });
});

describe('at a checkpoint', () => {
  const kind = 'checkpoint';

  it('cancel ends the attempt, and renew has WhatsApp ask again', async () => {
    const { callId } = stage.ask(kind);
    await stage.session.cancel();
    const { attempt } = stage.session;
    expect(attempt).toMatchObject({
      kind,
      phase: 'ended',
      reason: { code: 'CANCELLED' },
      retryable: true,
    });
    expect(attempt?.reason?.message).toContain('The device stays linked');
    expect(stage.session.statusOver('WORKING').status).toBe('WORKING');
    // A driver that ended the call says so; it is no news.
    stage.driver.emit({ type: 'call-ended', callId, reason: 'CANCELLED' });
    // Nor is a second cancel, which changes nothing.
    await stage.session.cancel();
    expect(stage.session.attempt).toEqual(attempt);

    stage.driver.react('renew', () => stage.ask(kind));
    await stage.session.renew();
    await stage.session.submit(stage.sign());
    stage.driver.emit({ type: 'completed' });
    expect(stage.session.attempt).toMatchObject({ kind, phase: 'completed' });
  });

  it('a cancel that comes too late does not hide that it was passed', async () => {
    stage.ask(kind);
    await stage.session.submit(stage.sign());
    await stage.session.cancel();
    stage.driver.emit({ type: 'completed' });
    expect(stage.session.attempt).toMatchObject({ kind, phase: 'completed' });
  });

  it('there is no code, so that none is confirmed or rejected', async () => {
    stage.ask(kind);
    await stage.session.submit(stage.sign());
    stage.driver.emit({ type: 'completing' });
    expect(stage.phase()).toBe('completing');
    await expect(judge(stage.session.confirm())).resolves.toBe(NOT_PENDING);
    await expect(judge(stage.session.reject())).resolves.toBe(NOT_PENDING);
  });

  it('no refusal speaks of a link', async () => {
    stage.driver.emit({ type: 'gate', kind, challenge: null });
    const refusals: unknown[] = [];
    const note = async (refused: Promise<void>): Promise<void> => {
      await refused.catch((error: unknown) => refusals.push(error));
    };
    await note(stage.session.renew());
    stage.ask(kind);
    const assertion = stage.sign();
    await stage.session.submit(assertion);
    await note(stage.session.renew());
    await note(stage.session.reject());
    await note(stage.session.submit({ ...assertion, id: 'b3RoZXI' }));
    stage.driver.emit({ type: 'gone', reason: 'PAGE_RELOADED' });
    await note(stage.session.renew());
    await note(stage.session.cancel());
    const text = refusals.map((refusal) => (refusal as Error).message);
    expect(text).toHaveLength(6);
    expect(text.join(' ')).not.toMatch(/QR|status|the link\b/);
  });
});

describe('renew', () => {
  it('begins another attempt, which the fresh call joins', async () => {
    await stage.reach('ended');
    const old = stage.session.attempt;
    stage.driver.react('renew', () => stage.ask());
    await stage.session.renew();
    expect(stage.session.attempt).toMatchObject({
      phase: 'awaiting-assertion',
      codeFreeUntil: null,
      reason: null,
    });
    expect(stage.session.attempt?.attemptId).not.toBe(old?.attemptId);
    await expect(judge(stage.session.submit(stage.sign()))).resolves.toBe('ok');
  });

  it('shows no end in between, whatever the page reports of its old call', async () => {
    const { callId } = stage.ask();
    stage.driver.react('renew', () => {
      stage.driver.emit({
        type: 'call-ended',
        callId,
        reason: 'CHALLENGE_EXPIRED',
      });
      stage.ask();
    });
    await stage.session.renew();
    expect(
      stage.changes.map(
        ({ attempt, previousPhase }) =>
          `${previousPhase ?? 'new'} > ${attempt.phase}`,
      ),
    ).toEqual([
      'new > awaiting-assertion',
      'awaiting-assertion > ended',
      'new > gate-seen',
      'gate-seen > awaiting-assertion',
    ]);
    expect(stage.changes[1]?.attempt.reason?.code).toBe('SUPERSEDED');
  });

  it('twice at once asks once', async () => {
    await stage.reach('ended');
    stage.driver.react('renew', () => stage.ask());
    const answers = await Promise.all([
      judge(stage.session.renew()),
      judge(stage.session.renew()),
    ]);
    expect(answers).toEqual(['ok', 'ok']);
    expect(stage.driver.countOrders('renew')).toBe(1);
  });

  it('that fails ends the attempt with a reason, and the old call with it', async () => {
    stage.ask();
    stage.driver.failNext(
      'renew',
      new PasskeyError('PASSKEY_INTERNAL', 'No. Try again.'),
    );
    await expect(stage.session.renew()).rejects.toMatchObject({
      code: 'PASSKEY_INTERNAL',
    });
    expect(stage.session.attempt).toMatchObject({
      phase: 'ended',
      reason: { code: 'PAGE_DID_NOT_ASK' },
      retryable: true,
    });
    expect(stage.driver.pendingCallId).toBeNull();
    await expect(judge(stage.session.renew())).resolves.toBe('ok');
  });

  it('that the page cannot do leaves nothing to be renewed', async () => {
    await stage.reach('ended');
    stage.driver.failNext(
      'renew',
      new PasskeyError('PASSKEY_NOT_RENEWABLE', 'No gate. Scan a QR code.'),
    );
    await expect(judge(stage.session.renew())).resolves.toBe(NOT_RENEWABLE);
    expect(stage.session.attempt?.retryable).toBe(false);
  });

  it('that the page answers too late is judged by what the page does', async () => {
    await stage.reach('ended');
    const held = stage.driver.holdNext('renew');
    const renew = judge(stage.session.renew());
    await held.started;
    stage.ask();
    stage.pass(20_000);
    await expect(renew).resolves.toBe('ok');
    expect(stage.phase()).toBe('awaiting-assertion');
  });

  it('leads to a reason when the page does not ask', async () => {
    await stage.reach('ended');
    await stage.session.renew();
    stage.pass(15_000);
    expect(stage.session.attempt).toMatchObject({
      reason: { code: 'PAGE_DID_NOT_ASK' },
      retryable: true,
    });
  });
});
