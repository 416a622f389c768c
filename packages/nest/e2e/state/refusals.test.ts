import {
  PasskeyError,
  PasskeyErrorCode,
  type PasskeyReasonCode,
} from '@waha-passkey/contract';
import {
  InMemoryDriver,
  ManualClock,
  refusingCapability,
} from '@waha-passkey/testbed/driver';
import { createChallenge, raiseGate } from '../hosts/gate';
import { startHost, type Host, type RunningSession } from '../hosts/host';
import { Owner } from '../hosts/owner';

const reads = ['challenge', 'confirmation'];
const orders = ['confirm', 'reject', 'cancel', 'renew'];

describe('the state of a session', () => {
  let owner: Owner;
  let host: Host;
  let clock: ManualClock;
  let session: RunningSession;

  beforeAll(async () => {
    owner = await Owner.create();
  });

  beforeEach(async () => {
    clock = new ManualClock();
    host = await startHost({ clock });
    session = host.run();
  });

  afterEach(() => host.close());

  it.each([...reads, ''])('makes GET %s of no session 404', async (route) => {
    const answer = await host.get(route, 'nobody').expect(404);
    expect(answer.body).toEqual({
      statusCode: 404,
      error: 'Not Found',
      code: 'PASSKEY_SESSION_NOT_FOUND',
      message:
        'This session is not running. Start it with POST /api/sessions/{name}/start.',
      retryable: false,
    });
  });

  it.each([...orders, ''])('makes POST %s of no session 404', async (route) => {
    const answer = await host.post(route, 'nobody').send({}).expect(404);
    expect(answer.body).toMatchObject({ code: 'PASSKEY_SESSION_NOT_FOUND' });
  });

  it.each([...reads, ''])('makes GET %s 422 before the gate', async (route) => {
    const answer = await host.get(route).expect(422);
    expect(answer.body).toMatchObject({
      code: 'PASSKEY_NOT_PENDING',
      retryable: false,
    });
  });

  it.each([...orders, ''])(
    'makes POST %s 422 before the gate',
    async (route) => {
      const answer = await host.post(route).send({}).expect(422);
      expect(answer.body).toMatchObject({ code: 'PASSKEY_NOT_PENDING' });
    },
  );

  it.each(['confirmation', 'POST confirm', 'POST reject'])(
    'makes %s 422 while no code is shown',
    async (route) => {
      const challenge = raiseGate(session.driver);
      const before = session.passkey.attempt;
      const answer = await (
        route.startsWith('POST ')
          ? host.post(route.slice('POST '.length))
          : host.get(route)
      ).expect(422);
      expect(answer.body).toMatchObject({
        code: 'PASSKEY_NOT_PENDING',
        attemptId: before?.attemptId,
      });
      expect(session.passkey.attempt).toEqual(before);
      await host.submit(owner.sign(challenge)).expect(201);
    },
  );

  it.each([...reads, ...orders.map((route) => `POST ${route}`), 'POST '])(
    'makes %s 501 on an engine that cannot answer, with its words',
    async (route) => {
      const driver = new InMemoryDriver({
        engine: 'NOWEB',
        capability: refusingCapability,
      });
      host.run('noweb', driver);
      driver.emit({
        type: 'gate',
        kind: 'linking',
        challenge: createChallenge(),
      });
      const answer = await (
        route.startsWith('POST ')
          ? host.post(route.slice('POST '.length), 'noweb').send({})
          : host.get(route, 'noweb')
      ).expect(501);
      expect(answer.body).toMatchObject({
        error: 'Not Implemented',
        code: 'PASSKEY_ENGINE_UNSUPPORTED',
        message: refusingCapability.reason?.message,
      });
      const attempt = await host.get('', 'noweb').expect(200);
      expect(attempt.body).toMatchObject({
        reason: { code: 'ENGINE_UNSUPPORTED' },
      });
    },
  );

  it.each([...orders, ''])(
    'makes POST %s 409 when another attempt is named',
    async (route) => {
      raiseGate(session.driver);
      const old = session.passkey.attempt?.attemptId ?? '';
      const challenge = raiseGate(session.driver);
      const before = session.passkey.attempt;
      for (const query of [
        `attemptId=${old}`,
        'attemptId=',
        `attemptId=${before?.attemptId}&attemptId=${old}`,
      ]) {
        const answer = await host
          .post(`${route}?${query}`)
          .send(owner.sign(challenge))
          .expect(409);
        expect(answer.body).toMatchObject({
          error: 'Conflict',
          code: 'PASSKEY_SUPERSEDED',
          attemptId: before?.attemptId,
        });
      }
      expect(session.passkey.attempt).toEqual(before);
      expect(session.driver.countOrders('deliver')).toBe(0);
      await host
        .post(`?attemptId=${before?.attemptId}`)
        .send(owner.sign(challenge))
        .expect(201);
    },
  );

  it.each([
    ['one second before', 599_000, 201],
    ['at', 600_000, 410],
    ['one second after', 601_000, 410],
  ])('takes a submit %s the deadline or not', async (_, afterMs, status) => {
    const challenge = raiseGate(session.driver);
    clock.setWallBy(-86_400_000);
    clock.advance(afterMs);
    const answer = await host.submit(owner.sign(challenge)).expect(status);
    expect(session.driver.countOrders('deliver')).toBe(status === 201 ? 1 : 0);
    const { code } = answer.body as { code?: string };
    expect(code).toBe(status === 201 ? undefined : 'PASSKEY_CHALLENGE_EXPIRED');
  });

  it('links after a challenge expired, once it is renewed', async () => {
    raiseGate(session.driver);
    clock.advance(600_000);
    await host.get('challenge').expect(422);
    const late = await host.submit({}).expect(410);
    expect(late.body).toMatchObject({ code: 'PASSKEY_CHALLENGE_EXPIRED' });
    session.driver.react('renew', () => raiseGate(session.driver));
    await host.post('renew').expect(201);
    const fresh = await host.getChallenge();
    await host.submit(owner.sign(fresh)).expect(201);
  });

  it.each<[PasskeyReasonCode, number, PasskeyErrorCode]>([
    ['ABORTED_BY_PAGE', 410, 'PASSKEY_ABORTED_BY_PAGE'],
    ['PAGE_CHANGED', 502, 'PASSKEY_PAGE_CHANGED'],
  ])(
    'makes a submit to a call that ended %s %d',
    async (reason, status, code) => {
      const challenge = raiseGate(session.driver);
      const callId = session.driver.pendingCallId ?? '';
      session.driver.emit({ type: 'call-ended', callId, reason });
      const answer = await host.submit(owner.sign(challenge)).expect(status);
      expect(answer.body).toMatchObject({ code });
      const next = raiseGate(session.driver);
      await host.submit(owner.sign(next)).expect(201);
    },
  );

  it.each<[PasskeyReasonCode, number, PasskeyErrorCode]>([
    ['PAGE_RELOADED', 410, 'PASSKEY_ABORTED_BY_PAGE'],
    ['BROWSER_GONE', 503, 'PASSKEY_BROWSER_GONE'],
    ['LOGGED_OUT', 503, 'PASSKEY_BROWSER_GONE'],
  ])('makes a submit after %s %d', async (reason, status, code) => {
    const challenge = raiseGate(session.driver);
    session.driver.emit({ type: 'gone', reason });
    const answer = await host.submit(owner.sign(challenge)).expect(status);
    expect(answer.body).toMatchObject({ code });
    const next = raiseGate(session.driver);
    await host.submit(owner.sign(next)).expect(201);
  });

  it('makes other bytes after a submit 409, and the same bytes 201', async () => {
    const challenge = raiseGate(session.driver);
    const assertion = owner.sign(challenge);
    await host.submit(assertion).expect(201);
    for (const body of [owner.sign(challenge), { type: 'public-key' }]) {
      const answer = await host.submit(body).expect(409);
      expect(answer.body).toMatchObject({ code: 'PASSKEY_ALREADY_SUBMITTED' });
    }
    await host.submit(assertion).expect(201);
    expect(session.driver.countOrders('deliver')).toBe(1);
  });

  it('makes other bytes 422 once the link is complete, and the same bytes 201', async () => {
    const challenge = raiseGate(session.driver);
    const assertion = owner.sign(challenge);
    await host.submit(assertion).expect(201);
    session.driver.emit({ type: 'completed' });
    for (const body of [owner.sign(challenge), { type: 'public-key' }, {}]) {
      const answer = await host.submit(body).expect(422);
      expect(answer.body).toMatchObject({
        code: 'PASSKEY_NOT_PENDING',
        attemptId: session.passkey.attempt?.attemptId,
      });
    }
    for (const route of reads) await host.get(route).expect(422);
    for (const route of ['confirm', 'reject', 'cancel']) {
      await host.post(route).expect(422);
    }
    await host.submit(assertion).expect(201);
    expect(session.driver.countOrders('deliver')).toBe(1);
  });

  it('makes a renewal while the phone is awaited 409', async () => {
    await host.submit(owner.sign(raiseGate(session.driver))).expect(201);
    const before = session.passkey.attempt;
    const answer = await host.post('renew').expect(409);
    expect(answer.body).toMatchObject({ code: 'PASSKEY_NOT_RENEWABLE' });
    expect(session.passkey.attempt).toEqual(before);
  });

  it.each<[PasskeyErrorCode, number]>([
    ['PASSKEY_SUPERSEDED', 409],
    ['PASSKEY_ABORTED_BY_PAGE', 410],
    ['PASSKEY_BROWSER_GONE', 503],
    ['PASSKEY_PAGE_CHANGED', 502],
    ['PASSKEY_PAGE_TIMEOUT', 504],
  ])('passes on what the page said to a delivery: %s', async (code, status) => {
    const challenge = raiseGate(session.driver);
    session.driver.failNext(
      'deliver',
      new PasskeyError(code, 'Not so. Go on.'),
    );
    const answer = await host.submit(owner.sign(challenge)).expect(status);
    expect(answer.body).toMatchObject({ code, retryable: false });
    const next = raiseGate(session.driver);
    await host.submit(owner.sign(next)).expect(201);
  });
});

describe('a page that does not answer', () => {
  it('makes a submit 504 when its time is over, and a renewal helps', async () => {
    const owner = await Owner.create();
    const host = await startHost({ timeouts: { deliveryMs: 50 } });
    const { driver } = host.run();
    driver.holdNext('deliver');
    const challenge = raiseGate(driver);
    const answer = await host.submit(owner.sign(challenge)).expect(504);
    expect(answer.body).toMatchObject({
      error: 'Gateway Timeout',
      code: 'PASSKEY_PAGE_TIMEOUT',
    });
    driver.react('renew', () => raiseGate(driver));
    await host.post('renew').expect(201);
    const fresh = await host.getChallenge();
    await host.submit(owner.sign(fresh)).expect(201);
    await host.close();
  });

  it('makes an order 504 when its time is over', async () => {
    const host = await startHost({ timeouts: { orderMs: 50 } });
    const { driver } = host.run();
    driver.holdNext('cancel');
    raiseGate(driver);
    const answer = await host.post('cancel').expect(504);
    expect(answer.body).toMatchObject({ code: 'PASSKEY_PAGE_TIMEOUT' });
    await host.post('cancel').expect(201);
    await host.close();
  });
});
