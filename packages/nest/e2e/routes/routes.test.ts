import { startHost, type Host, type RunningSession } from '../hosts/host';
import { createChallenge, raiseGate } from '../hosts/gate';
import { Owner } from '../hosts/owner';

describe('the passkey routes', () => {
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

  it('answer the challenge as WhatsApp sent it, and change nothing', async () => {
    const challenge = createChallenge({ unheardOf: { deep: [1, null] } });
    raiseGate(session.driver, challenge);
    const before = session.passkey.attempt;
    const first = await host.get('challenge').expect(200);
    const second = await host.get('challenge').expect(200);
    expect(first.text).toBe(JSON.stringify(challenge));
    expect(second.text).toBe(first.text);
    expect(first.headers['cache-control']).toBe('no-store');
    expect(session.passkey.attempt).toEqual(before);
    expect(session.driver.orders).toEqual([]);
  });

  it('take an assertion, and hand exactly it to the page', async () => {
    const challenge = raiseGate(session.driver);
    const assertion = owner.sign(challenge);
    const answer = await host.submit(assertion).expect(201);
    expect(answer.text).toBe('');
    expect(answer.headers['cache-control']).toBe('no-store');
    const [settlement, ...others] = session.driver.settlements;
    expect(others).toEqual([]);
    expect(settlement?.outcome).toBe('resolved');
    expect(settlement?.assertion?.response).toEqual(assertion.response);
    expect(await owner.verify(settlement?.assertion, challenge)).toBe(true);
  });

  it('take all that credential.toJSON() gives, and unknown members', async () => {
    const challenge = raiseGate(session.driver);
    const assertion = owner.sign(challenge);
    await host
      .submit({
        ...assertion,
        authenticatorAttachment: 'cross-platform',
        clientExtensionResults: { prf: { results: { first: 'AAAA' } } },
        unheardOf: true,
      })
      .expect(201);
    expect(session.driver.settlements[0]?.assertion).toMatchObject({
      authenticatorAttachment: 'cross-platform',
      clientExtensionResults: { prf: { results: { first: 'AAAA' } } },
    });
    expect(session.driver.settlements[0]?.assertion).not.toHaveProperty(
      'unheardOf',
    );
  });

  it('answer the code, and confirm it', async () => {
    const challenge = raiseGate(session.driver);
    await host.submit(owner.sign(challenge)).expect(201);
    session.driver.emit({ type: 'awaiting-phone' });
    session.driver.emit({
      type: 'code',
      code: 'ABCD1234',
      selfConfirming: false,
    });
    const code = await host.get('confirmation').expect(200);
    expect(code.text).toBe('{"code":"ABCD1234"}');
    expect(code.headers['cache-control']).toBe('no-store');
    const confirmed = await host.post('confirm').expect(201);
    expect(confirmed.text).toBe('');
    expect(session.driver.countOrders('confirm')).toBe(1);
    expect(session.passkey.attempt?.phase).toBe('completing');
  });

  it('reject a code that differs', async () => {
    const challenge = raiseGate(session.driver);
    await host.submit(owner.sign(challenge)).expect(201);
    session.driver.emit({
      type: 'code',
      code: 'ABCD1234',
      selfConfirming: false,
    });
    const answer = await host.post('reject').expect(201);
    expect(answer.text).toBe('');
    expect(session.passkey.attempt).toMatchObject({
      phase: 'ended',
      reason: { code: 'CODE_REJECTED' },
    });
  });

  it('cancel, and say so in the attempt', async () => {
    raiseGate(session.driver);
    await host.post('cancel').expect(201);
    const answer = await host.get('').expect(200);
    expect(answer.body).toMatchObject({
      phase: 'ended',
      reason: { code: 'CANCELLED' },
    });
  });

  it('renew: a new attempt, with a fresh challenge', async () => {
    raiseGate(session.driver);
    const first = await host.get('').expect(200);
    session.driver.react('renew', () => raiseGate(session.driver));
    await host.post('renew').expect(201);
    const second = await host.get('').expect(200);
    expect(second.body).toMatchObject({ phase: 'awaiting-assertion' });
    expect(second.body).toEqual(session.passkey.attempt);
    expect((second.body as { attemptId: string }).attemptId).not.toBe(
      (first.body as { attemptId: string }).attemptId,
    );
    await host.submit(owner.sign(await host.getChallenge())).expect(201);
  });

  it('answer the attempt, whole and fresh', async () => {
    raiseGate(session.driver);
    const answer = await host.get('').expect(200);
    expect(answer.body).toEqual(session.passkey.attempt);
    expect(answer.headers['cache-control']).toBe('no-store');
  });

  it('serve a session that is called constructor as any other', async () => {
    await host.get('challenge', 'constructor').expect(404);
    await host.get('challenge', '__proto__').expect(404);
    const odd = host.run('constructor');
    const challenge = raiseGate(odd.driver);
    await host.get('challenge', 'constructor').expect(200, challenge);
    await host.submit(owner.sign(challenge), 'constructor').expect(201);
    await host.get('challenge', '__proto__').expect(404);
    expect(session.driver.orders).toEqual([]);
  });
});
