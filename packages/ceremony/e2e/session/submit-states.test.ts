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

const deliveries = (): number => stage.driver.countOrders('deliver');

describe('submit refuses by state, before it looks at the body', () => {
  it('422 when nothing was asked', async () => {
    await expect(judge(stage.session.submit('rubbish'))).resolves.toBe(
      'PASSKEY_NOT_PENDING',
    );
  });

  it('422 while the page does not ask yet', async () => {
    await stage.reach('gate-seen');
    await expect(judge(stage.session.submit({}))).resolves.toBe(
      'PASSKEY_NOT_PENDING',
    );
  });

  it('409 when another attempt is named', async () => {
    stage.ask();
    const old = stage.session.attempt?.attemptId ?? '';
    const assertion = stage.sign();
    stage.ask();
    await expect(
      judge(stage.session.submit(assertion, { attemptId: old })),
    ).resolves.toBe('PASSKEY_SUPERSEDED');
    await expect(
      judge(
        stage.session.submit(stage.sign(), {
          attemptId: stage.session.attempt?.attemptId ?? '',
        }),
      ),
    ).resolves.toBe('ok');
  });

  it.each([
    ['ABORTED_BY_PAGE', 'PASSKEY_ABORTED_BY_PAGE'],
    ['PAGE_RELOADED', 'PASSKEY_ABORTED_BY_PAGE'],
    ['BROWSER_GONE', 'PASSKEY_BROWSER_GONE'],
    ['LOGGED_OUT', 'PASSKEY_BROWSER_GONE'],
    ['CANCELLED', 'PASSKEY_NOT_PENDING'],
  ] as const)('after %s with %s', async (reason, code) => {
    const { callId } = stage.ask();
    const assertion = stage.sign();
    stage.driver.emit({ type: 'call-ended', callId, reason });
    await expect(judge(stage.session.submit(assertion))).resolves.toBe(code);
    expect(deliveries()).toBe(0);
  });

  it('404 once the session was closed', async () => {
    stage.ask();
    const assertion = stage.sign();
    stage.session.close();
    await expect(judge(stage.session.submit(assertion))).resolves.toBe(
      'PASSKEY_SESSION_NOT_FOUND',
    );
  });

  it('503 once the session was closed because its browser is gone', async () => {
    stage.ask();
    const assertion = stage.sign();
    stage.session.close('BROWSER_GONE');
    for (const order of [
      stage.session.submit(assertion),
      stage.session.cancel(),
      stage.session.renew(),
    ]) {
      await expect(judge(order)).resolves.toBe('PASSKEY_BROWSER_GONE');
    }
    expect(deliveries()).toBe(0);
  });

  it('501 in the engine’s own words when it cannot answer', async () => {
    stage.sessions.close();
    const driver = new InMemoryDriver({ capability: refusingCapability });
    stage = stageSession({}, driver);
    const expected = {
      code: 'PASSKEY_ENGINE_UNSUPPORTED',
      message: refusingCapability.reason?.message,
    };
    await expect(stage.session.submit({})).rejects.toMatchObject(expected);
    await stage.reach('gate-seen');
    await expect(stage.session.submit({})).rejects.toMatchObject(expected);
  });
});

describe('submit at the deadline', () => {
  it.each([
    [-1_000, 'ok'],
    [-1, 'ok'],
    [0, 'PASSKEY_CHALLENGE_EXPIRED'],
    [1_000, 'PASSKEY_CHALLENGE_EXPIRED'],
  ])('%i ms after it: %s, whether the timer ran or not', async (ms, answer) => {
    for (const swept of [true, false]) {
      const fresh = stageSession();
      fresh.ask();
      fresh.clock.advance(600_000 + ms);
      if (swept) fresh.sessions.registry.sweep();
      await expect(judge(fresh.session.submit(fresh.sign()))).resolves.toBe(
        answer,
      );
      fresh.sessions.close();
    }
  });

  it.each([-86_400_000, -3_600_000, 3_600_000, 86_400_000])(
    'cares for no wall clock: it jumps by %i ms',
    async (jump) => {
      stage.ask();
      const left = (): number =>
        (stage.session.attempt?.expiresAt ?? 0) - stage.clock.wallMs();
      expect(left()).toBe(600_000);
      stage.clock.advance(599_000);
      stage.clock.setWallBy(jump);
      expect(left()).toBe(1_000);
      await expect(judge(stage.session.submit(stage.sign()))).resolves.toBe(
        'ok',
      );
    },
  );

  it('ends the page’s call, and leaves the attempt to be renewed', async () => {
    stage.ask();
    stage.pass(600_000);
    expect(stage.session.attempt).toMatchObject({
      phase: 'ended',
      reason: { code: 'CHALLENGE_EXPIRED' },
      retryable: true,
      deadline: null,
    });
    await Promise.resolve();
    expect(stage.driver.settlements).toEqual([
      { callId: 'call-1', outcome: 'rejected' },
    ]);
  });
});
