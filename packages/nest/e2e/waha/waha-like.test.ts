import type { Test } from 'supertest';
import { raiseGate } from '../hosts/gate';
import { toPath, type Host } from '../hosts/host';
import { Owner } from '../hosts/owner';
import { sendRaw } from '../hosts/send-raw';
import { startWahaLike, type EchoingFilter } from '../hosts/waha-like';

const CANARY = 'canary-2b1d';

describe('in a host that is strict and echoes', () => {
  let owner: Owner;
  let host: Host;
  let filter: EchoingFilter;

  beforeAll(async () => {
    owner = await Owner.create();
  });

  beforeEach(async () => {
    ({ host, filter } = await startWahaLike());
  });

  afterEach(() => host.close());

  const withKey = (test: Test, key = 'right'): Test =>
    test.set('X-Api-Key', key);

  it('members that nobody declared do not matter', async () => {
    const { driver } = host.run();
    const challenge = raiseGate(driver);
    const assertion = owner.sign(challenge);
    await withKey(
      host.submit({
        ...assertion,
        authenticatorAttachment: 'platform',
        clientExtensionResults: { unheardOf: { deep: true } },
        unheardOf: true,
        response: { ...assertion.response, unheardOf: true },
      }),
    ).expect(201);
    const delivered = driver.settlements[0]?.assertion;
    expect(await owner.verify(delivered, challenge)).toBe(true);
  });

  it('the checks name what is wrong, not a validation pipe', async () => {
    const { driver } = host.run();
    raiseGate(driver);
    const answer = await withKey(host.submit({ type: 1, response: [] })).expect(
      400,
    );
    expect(answer.body).toMatchObject({
      code: 'PASSKEY_BAD_BODY',
      field: 'response',
      message: expect.any(String) as string,
    });
  });

  it('guards come first, and their answers stay as they are', async () => {
    host.run();
    const url = host.url + toPath('');
    const large = ['x'.repeat(70_000)];
    const unknown = await sendRaw(url, large);
    expect(unknown).toMatchObject({
      status: 401,
      body: { statusCode: 401, message: 'Unauthorized' },
    });
    const other = await sendRaw(url, ['{'], { 'x-api-key': 'other' });
    expect(other).toMatchObject({
      status: 403,
      body: {
        statusCode: 403,
        error: 'Forbidden',
        message: 'Forbidden resource',
      },
    });
    expect(other.body).not.toHaveProperty('code');
  });

  it('a guard that breaks is answered by us, without the request', async () => {
    host.run();
    const answer = await withKey(host.submit({ id: CANARY }), 'crash').expect(
      500,
    );
    expect(answer.body).toEqual({
      statusCode: 500,
      error: 'Internal Server Error',
      code: 'PASSKEY_INTERNAL',
      message: expect.stringContaining('log') as string,
      retryable: false,
    });
    expect(answer.text).not.toContain(CANARY);
    expect(filter.unknown).toEqual([]);
  });

  it.each(['', 'confirm', 'reject', 'cancel', 'renew'])(
    'an engine that breaks on POST %s is answered by us, without the request',
    async (route) => {
      const { driver, passkey } = host.run();
      const challenge = raiseGate(driver);
      if (route === 'confirm' || route === 'reject') {
        driver.emit({ type: 'code', code: 'ABCD1234', selfConfirming: false });
      }
      const fault = new Error(`Evaluation failed: ${CANARY}`);
      for (const order of [
        'deliver',
        'confirm',
        'reject',
        'cancel',
        'renew',
      ] as const) {
        driver.failNext(order, fault);
      }
      const attempt = passkey.attempt?.attemptId;
      const answer = await withKey(
        host.post(route).send(owner.sign(challenge)),
      ).expect(500);
      expect(answer.body).toMatchObject({
        statusCode: 500,
        code: 'PASSKEY_INTERNAL',
      });
      expect(answer.text).not.toContain(CANARY);
      expect(filter.unknown).toEqual([]);
      expect(attempt).toBeDefined();
      expect(host.log.lines.join('\n')).toContain('Unforeseen error');
      expect(host.log.lines.join('\n')).not.toContain(CANARY);
    },
  );

  it('its other routes are still its own', async () => {
    const elsewhere = await sendRaw(`${host.url}/api/other`, ['{"a'], {
      'x-api-key': 'right',
      'content-type': 'application/json',
    });
    expect(elsewhere.status).toBe(400);
    expect(elsewhere.body).not.toHaveProperty('code');
  });
});
