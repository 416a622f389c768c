import { PasskeyError } from '@waha-passkey/contract';
import { judge } from './judge';
import { stageSession, type Stage } from './stage-session';

let stage: Stage;

beforeEach(() => {
  stage = stageSession();
});

afterEach(() => stage.sessions.close());

const deliveries = (): number => stage.driver.countOrders('deliver');

describe('a delivery that fails', () => {
  it('504 when the page does not acknowledge; the same again gets the same', async () => {
    stage.ask();
    const assertion = stage.sign();
    const held = stage.driver.holdNext('deliver');
    const submit = stage.session.submit(assertion);
    await held.started;
    stage.pass(10_000);
    const expected = { code: 'PASSKEY_PAGE_TIMEOUT', retryable: false };
    await expect(submit).rejects.toMatchObject(expected);
    await expect(stage.session.submit(assertion)).rejects.toMatchObject(
      expected,
    );
    await expect(judge(stage.session.submit(stage.sign()))).resolves.toBe(
      'PASSKEY_NOT_PENDING',
    );
    expect(deliveries()).toBe(1);
    expect(stage.driver.countOrders('expire')).toBe(1);
    expect(stage.session.attempt).toMatchObject({
      reason: { code: 'PAGE_DID_NOT_ACKNOWLEDGE' },
      retryable: true,
    });
  });

  it('at once, where a driver throws, is told like any other', async () => {
    stage.ask();
    stage.driver.deliver = () => {
      throw new RangeError('canary of the driver');
    };
    await expect(judge(stage.session.submit(stage.sign()))).resolves.toBe(
      'PASSKEY_INTERNAL',
    );
    expect(stage.changes.map(({ attempt }) => attempt.phase)).toEqual([
      'awaiting-assertion',
      'delivering',
      'ended',
    ]);
  });

  it('leaves the attempt waiting when the page never saw the assertion', async () => {
    stage.ask();
    const assertion = stage.sign();
    stage.driver.failNext(
      'deliver',
      new PasskeyError('PASSKEY_INTERNAL', 'Busy. Try again.', {
        retryable: true,
      }),
    );
    await expect(stage.session.submit(assertion)).rejects.toMatchObject({
      code: 'PASSKEY_INTERNAL',
      retryable: true,
      attemptId: stage.session.attempt?.attemptId,
    });
    expect(stage.session.statusOver('SCAN_QR_CODE').status).toBe(
      'PASSKEY_REQUIRED',
    );
    await expect(judge(stage.session.submit(assertion))).resolves.toBe('ok');
    expect(stage.driver.settlements).toHaveLength(1);
  });

  it('for want of an answer is never repeated, whatever the driver hopes', async () => {
    stage.ask();
    const assertion = stage.sign();
    stage.driver.failNext(
      'deliver',
      new PasskeyError('PASSKEY_PAGE_TIMEOUT', 'Too slow. Look.', {
        retryable: true,
      }),
    );
    for (let round = 0; round < 2; round += 1) {
      await expect(stage.session.submit(assertion)).rejects.toMatchObject({
        code: 'PASSKEY_PAGE_TIMEOUT',
        retryable: false,
      });
    }
    expect(deliveries()).toBe(1);
    expect(stage.session.attempt?.reason?.code).toBe(
      'PAGE_DID_NOT_ACKNOWLEDGE',
    );
  });

  it.each([
    ['PASSKEY_BROWSER_GONE', 'BROWSER_GONE', false],
    ['PASSKEY_ABORTED_BY_PAGE', 'ABORTED_BY_PAGE', true],
    ['PASSKEY_PAGE_CHANGED', 'PAGE_CHANGED', false],
    ['PASSKEY_INTERNAL', 'PAGE_DID_NOT_ACKNOWLEDGE', true],
  ] as const)(
    'with %s ends the attempt: %s',
    async (code, reason, renewable) => {
      stage.ask();
      stage.driver.failNext(
        'deliver',
        new PasskeyError(code, 'It failed. Wait.'),
      );
      await expect(stage.session.submit(stage.sign())).rejects.toMatchObject({
        code,
        retryable: false,
      });
      expect(stage.session.attempt).toMatchObject({
        reason: { code: reason },
        retryable: renewable,
      });
    },
  );

  it('with SUPERSEDED makes room for the attempt that follows', async () => {
    stage.ask();
    stage.driver.failNext(
      'deliver',
      new PasskeyError('PASSKEY_SUPERSEDED', 'Another challenge. Sign that.'),
    );
    await expect(judge(stage.session.submit(stage.sign()))).resolves.toBe(
      'PASSKEY_SUPERSEDED',
    );
    expect(stage.phase()).toBe('gate-seen');
    stage.ask();
    await expect(judge(stage.session.submit(stage.sign()))).resolves.toBe('ok');
  });

  it('in an unforeseen way is told without its details', async () => {
    stage.ask();
    stage.driver.failNext('deliver', new Error('canary of the browser'));
    const error: unknown = await stage.session
      .submit(stage.sign())
      .catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code: 'PASSKEY_INTERNAL' });
    expect((error as Error).message).not.toContain('canary');
  });

  it.each([
    ['gone', { type: 'gone', reason: 'BROWSER_GONE' }, 'PASSKEY_BROWSER_GONE'],
    [
      'call-ended',
      { type: 'call-ended', callId: 'call-1', reason: 'ABORTED_BY_PAGE' },
      'PASSKEY_ABORTED_BY_PAGE',
    ],
    [
      'failed',
      { type: 'failed', reason: 'REFUSED_BY_WHATSAPP', retryable: true },
      'PASSKEY_NOT_PENDING',
    ],
  ] as const)(
    'by the signal "%s" is not waited for',
    async (_, signal, code) => {
      stage.ask();
      const held = stage.driver.holdNext('deliver');
      const submit = judge(stage.session.submit(stage.sign()));
      await held.started;
      stage.driver.emit(signal);
      await expect(submit).resolves.toBe(code);
    },
  );

  it('is not waited for when the session is closed in the middle', async () => {
    stage.ask();
    const held = stage.driver.holdNext('deliver');
    const submit = judge(stage.session.submit(stage.sign()));
    await held.started;
    stage.session.close();
    await expect(submit).resolves.toBe('PASSKEY_BROWSER_GONE');
    expect(stage.session.attempt?.reason?.code).toBe('SESSION_STOPPED');
    expect(stage.driver.observers).toBe(0);
  });

  it('counts as a success when the page has gone on nevertheless', async () => {
    stage.ask();
    const held = stage.driver.holdNext('deliver');
    const submit = judge(stage.session.submit(stage.sign()));
    await held.started;
    stage.driver.emit({ type: 'awaiting-phone' });
    stage.pass(10_000);
    await expect(submit).resolves.toBe('ok');
    expect(stage.phase()).toBe('awaiting-phone');
  });

  it('is taken back when the page goes on after it was given up', async () => {
    await stage.reach('delivering');
    stage.pass(10_000);
    const old = stage.session.attempt?.attemptId;
    stage.driver.emit({ type: 'awaiting-phone' });
    expect(stage.phase()).toBe('awaiting-phone');
    expect(stage.session.attempt?.attemptId).not.toBe(old);
  });
});
