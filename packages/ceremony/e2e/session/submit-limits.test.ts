import { isPasskeyError } from '@waha-passkey/contract';
import { InMemoryDriver } from '@waha-passkey/testbed/driver';
import { judge } from './judge';
import { stageSession, type Stage } from './stage-session';

let stage: Stage;

beforeEach(() => {
  stage = stageSession();
});

afterEach(() => stage.sessions.close());

describe('submit limits', () => {
  const rubbish = { type: 'public-key', response: {} };

  it('the invalid ones to five a challenge, until it expires', async () => {
    stage.ask();
    stage.clock.advance(100_000);
    const errors: unknown[] = [];
    for (let round = 0; round < 7; round += 1) {
      errors.push(
        await stage.session.submit(rubbish).catch((error: unknown) => error),
      );
    }
    expect(errors.map((error) => isPasskeyError(error) && error.code)).toEqual([
      ...Array<string>(5).fill('PASSKEY_BAD_BASE64URL'),
      'PASSKEY_RATE_LIMITED',
      'PASSKEY_RATE_LIMITED',
    ]);
    expect(
      errors.map((error) => isPasskeyError(error) && error.retryable),
    ).toEqual([true, true, true, true, false, false, false]);
    expect(errors[6]).toMatchObject({ retryAfterMs: 500_000 });
    expect(stage.phase()).toBe('awaiting-assertion');
    expect(stage.changes).toHaveLength(1);
  });

  it('not the next challenge by the invalid ones of the last', async () => {
    stage.ask();
    for (let round = 0; round < 5; round += 1) {
      await judge(stage.session.submit(rubbish));
    }
    await stage.session.renew();
    stage.ask();
    await expect(judge(stage.session.submit(stage.sign()))).resolves.toBe('ok');
  });

  it('never lets an invalid one consume the attempt', async () => {
    stage.ask();
    for (let round = 0; round < 4; round += 1) {
      await judge(stage.session.submit(rubbish));
    }
    await expect(judge(stage.session.submit(stage.sign()))).resolves.toBe('ok');
  });

  it('all to ten a minute and session, by the monotonic clock', async () => {
    for (let challenge = 0; challenge < 2; challenge += 1) {
      stage.ask();
      for (let round = 0; round < 5; round += 1) {
        await judge(stage.session.submit(rubbish));
        stage.clock.advance(1_000);
      }
    }
    stage.ask();
    stage.clock.setWallBy(86_400_000);
    await expect(stage.session.submit(stage.sign())).rejects.toMatchObject({
      code: 'PASSKEY_RATE_LIMITED',
      retryAfterMs: 50_000,
      retryable: true,
    });
    stage.clock.advance(50_000);
    await expect(judge(stage.session.submit(stage.sign()))).resolves.toBe('ok');
  });

  it('as they were set', async () => {
    stage.sessions.close();
    stage = stageSession({
      limits: { invalidPerChallenge: 2, perMinute: 100 },
    });
    stage.ask();
    const answers: string[] = [];
    for (let round = 0; round < 3; round += 1) {
      answers.push(await judge(stage.session.submit(rubbish)));
    }
    expect(answers.at(-1)).toBe('PASSKEY_RATE_LIMITED');
  });

  it('one session’s flood without slowing another down', async () => {
    stage.ask();
    const other = stage.sessions.attach('other', new InMemoryDriver());
    const driver = other.driver as InMemoryDriver;
    const call = stage.signer.createCall('call-of-other');
    driver.emit(call);
    const startedAt = performance.now();
    const flood = Array.from({ length: 10_000 }, () =>
      judge(stage.session.submit(rubbish)),
    );
    await other.submit(stage.signer.sign(call));
    await Promise.all(flood);
    expect(performance.now() - startedAt).toBeLessThan(5_000);
    expect(other.attempt?.phase).toBe('awaiting-phone');
  });
});
