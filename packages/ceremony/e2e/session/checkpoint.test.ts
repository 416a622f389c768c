import { judge } from './judge';
import { stageSession, type Stage } from './stage-session';

let stage: Stage;

beforeEach(() => {
  stage = stageSession();
});

afterEach(() => stage.sessions.close());

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
    await expect(judge(stage.session.confirm())).resolves.toBe(
      'PASSKEY_NOT_PENDING',
    );
    await expect(judge(stage.session.reject())).resolves.toBe(
      'PASSKEY_NOT_PENDING',
    );
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
