import { STATUS_CODES } from 'node:http';
import { createChallenge, raiseGate } from '../hosts/gate';
import { startHost, type Host } from '../hosts/host';
import { Owner } from '../hosts/owner';
import { assertionFaults } from './assertion-faults';
import { withResponse } from './spoil-assertion';

describe('an assertion that fails a check', () => {
  let owner: Owner;
  let host: Host;
  let count = 0;

  beforeAll(async () => {
    owner = await Owner.create();
    host = await startHost();
  });

  afterAll(() => host.close());

  it.each(assertionFaults)(
    '$check: $name meets $code, and a valid one afterwards still links',
    async ({ status, code, field, received, spoil }) => {
      count += 1;
      const name = `session-${count}`;
      const { driver, passkey } = host.run(name);
      const allowCredentials = [{ type: 'public-key', id: owner.credentialId }];
      const challenge = raiseGate(
        driver,
        createChallenge({ allowCredentials }),
      );
      const assertion = owner.sign(challenge);
      const before = passkey.attempt;

      const answer = await host.submit(spoil(assertion), name).expect(status);
      expect(answer.body).toEqual({
        statusCode: status,
        error: STATUS_CODES[status],
        code,
        message: expect.stringMatching(/\. .*\.$/) as string,
        ...(field === undefined ? {} : { field }),
        ...(received === undefined ? {} : { received }),
        attemptId: before?.attemptId,
        retryable: true,
      });
      expect(answer.headers['cache-control']).toBe('no-store');
      expect(passkey.attempt).toEqual(before);
      expect(driver.orders).toEqual([]);

      await host.submit(assertion, name).expect(201);
      expect(driver.countOrders('deliver')).toBe(1);
      const delivered = driver.settlements[0]?.assertion;
      expect(await owner.verify(delivered, challenge)).toBe(true);
    },
  );

  it('covers each check from A1 to A17, but A8, which only warns', () => {
    const checks = new Set(assertionFaults.map(({ check }) => check));
    expect(checks.size).toBe(16);
    expect(checks).not.toContain('A8');
  });

  it('A8: a passkey without a user handle links, with a warning', async () => {
    const { driver, passkey } = host.run('no-handle');
    const challenge = raiseGate(
      driver,
      createChallenge({ allowCredentials: [] }),
    );
    const signed = owner.sign(challenge);
    const assertion = withResponse(signed, { userHandle: null });
    await host.submit(assertion, 'no-handle').expect(201);
    expect(passkey.attempt?.warnings).toEqual([
      expect.stringContaining('"response.userHandle" is missing') as string,
    ]);
    const delivered = driver.settlements[0]?.assertion;
    expect(delivered?.response).not.toHaveProperty('userHandle');
    expect(await owner.verify(delivered, challenge)).toBe(true);
  });

  it('says to an extension what to do instead', async () => {
    const { driver } = host.run('extension');
    const challenge = raiseGate(driver);
    const fault = assertionFaults.find(({ received }) =>
      received?.startsWith('chrome-extension:'),
    );
    const answer = await host
      .submit(fault?.spoil(owner.sign(challenge)), 'extension')
      .expect(422);
    expect((answer.body as { message: string }).message).toContain(
      'main world of a page at https://web.whatsapp.com',
    );
  });
});
