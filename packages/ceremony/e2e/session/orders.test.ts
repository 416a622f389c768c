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
