import { ManualClock } from '@waha-passkey/testbed/driver';
import { raiseGate } from '../hosts/gate';
import { startHost, type Host } from '../hosts/host';
import { Owner } from '../hosts/owner';

describe('the rate limits', () => {
  let owner: Owner;
  let host: Host;
  let clock: ManualClock;

  beforeAll(async () => {
    owner = await Owner.create();
  });

  beforeEach(async () => {
    clock = new ManualClock();
    host = await startHost({ clock, limits: { invalidPerChallenge: 50 } });
  });

  afterEach(() => host.close());

  it('take ten submits a minute, and say when to come back', async () => {
    const { driver } = host.run();
    const challenge = raiseGate(driver);
    for (let submit = 0; submit < 10; submit += 1) {
      await host.submit({}).expect(400);
    }
    clock.advance(20_500);
    const answer = await host.submit(owner.sign(challenge)).expect(429);
    expect(answer.headers['retry-after']).toBe('40');
    expect(answer.body).toMatchObject({
      statusCode: 429,
      error: 'Too Many Requests',
      code: 'PASSKEY_RATE_LIMITED',
      retryable: true,
    });
    clock.advance(40_000);
    await host.submit(owner.sign(challenge)).expect(201);
  });

  it('hold for one session, not for another', async () => {
    const flooded = host.run('flooded');
    const other = host.run('other');
    raiseGate(flooded.driver);
    const challenge = raiseGate(other.driver);
    const answers = await Promise.all(
      Array.from({ length: 200 }, () => host.submit({}, 'flooded')),
    );
    expect(answers.filter(({ status }) => status === 400)).toHaveLength(10);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(190);
    await host.submit(owner.sign(challenge), 'other').expect(201);
    expect(flooded.driver.orders).toEqual([]);
  });

  it('give up on a challenge after five invalid ones, until renewed', async () => {
    await host.close();
    host = await startHost({ clock });
    const { driver } = host.run();
    const challenge = raiseGate(driver);
    for (const retryable of [true, true, true, true, false]) {
      const answer = await host.submit({}).expect(400);
      expect(answer.body).toMatchObject({
        code: 'PASSKEY_BAD_BODY',
        retryable,
      });
    }
    const answer = await host.submit(owner.sign(challenge)).expect(429);
    expect(answer.headers['retry-after']).toBe('600');
    expect(answer.body).toMatchObject({ retryable: false });
    await host.get('challenge').expect(200, challenge);
    driver.react('renew', () => raiseGate(driver));
    await host.post('renew').expect(201);
    const fresh = await host.getChallenge();
    await host.submit(owner.sign(fresh)).expect(201);
  });
});
