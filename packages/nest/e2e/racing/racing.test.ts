import { raiseGate } from '../hosts/gate';
import { startHost, type Host, type RunningSession } from '../hosts/host';
import { Owner } from '../hosts/owner';

describe('submits that race', () => {
  let owner: Owner;
  let host: Host;
  let session: RunningSession;

  beforeAll(async () => {
    owner = await Owner.create();
  });

  beforeEach(async () => {
    host = await startHost();
    session = host.run();
  });

  afterEach(() => host.close());

  it('are one delivery when all 100 are the same, with equal answers', async () => {
    const challenge = raiseGate(session.driver);
    const assertion = owner.sign(challenge);
    const held = session.driver.holdNext('deliver');
    const answers = Array.from({ length: 100 }, () => host.submit(assertion));
    const all = Promise.all(answers.map((answer) => answer.then()));
    await held.started;
    held.release();
    for (const { status, text } of await all) {
      expect({ status, text }).toEqual({ status: 201, text: '' });
    }
    expect(session.driver.countOrders('deliver')).toBe(1);
    expect(session.driver.settlements).toHaveLength(1);
  });

  it('have one winner when all 16 are valid and different', async () => {
    const challenge = raiseGate(session.driver);
    const assertions = Array.from({ length: 16 }, () => owner.sign(challenge));
    const answers = await Promise.all(
      assertions.map((assertion) => host.submit(assertion)),
    );
    const won = answers.findIndex(({ status }) => status === 201);
    const lost = answers.filter((_, index) => index !== won);
    expect(lost).toHaveLength(15);
    for (const { status, body } of lost) {
      expect(status).toBe(409);
      expect(body).toMatchObject({ code: 'PASSKEY_ALREADY_SUBMITTED' });
    }
    expect(session.driver.settlements).toHaveLength(1);
    const delivered = session.driver.settlements[0]?.assertion;
    expect(delivered?.response).toEqual(assertions[won]?.response);
    expect(await owner.verify(delivered, challenge)).toBe(true);
  });

  it('have one winner when it is cancelled at the same time', async () => {
    const challenge = raiseGate(session.driver);
    const [submitted, cancelled] = await Promise.all([
      host.submit(owner.sign(challenge)),
      host.post('cancel'),
    ]);
    expect(cancelled.status).toBe(201);
    expect([201, 422, 410]).toContain(submitted.status);
    expect(session.passkey.attempt).toMatchObject({
      phase: 'ended',
      reason: { code: 'CANCELLED' },
    });
    expect(session.driver.settlements).toHaveLength(1);
  });
});
