import { PasskeyError } from '@waha-passkey/contract';
import { judge } from './judge';
import { stageSession, type Stage } from './stage-session';

let stage: Stage;

beforeEach(() => {
  stage = stageSession();
});

afterEach(() => stage.sessions.close());

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
    await expect(judge(stage.session.renew())).resolves.toBe(
      'PASSKEY_NOT_RENEWABLE',
    );
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
