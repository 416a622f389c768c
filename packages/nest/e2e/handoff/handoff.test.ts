import { type PasskeyHandoff } from '@waha-passkey/contract';
import { ManualClock } from '@waha-passkey/testbed/driver';
import request from 'supertest';
import { raiseGate } from '../hosts/gate';
import {
  expectRefusal,
  HandoffClient,
  page,
  ticketOf,
} from '../hosts/handoff-client';
import { startHost, type Host, type RunningSession } from '../hosts/host';
import { Owner } from '../hosts/owner';

describe('a hand-off link', () => {
  let owner: Owner;
  let host: Host;
  let clock: ManualClock;
  let session: RunningSession;
  let client: HandoffClient;

  beforeAll(async () => {
    owner = await Owner.create();
  });

  beforeEach(async () => {
    clock = new ManualClock();
    host = await startHost({
      clock,
      handoff: { publicUrl: 'https://waha.example.org/base', page },
    });
    session = host.run();
    client = new HandoffClient(host);
  });

  afterEach(() => host.close());

  const mint = (name?: string) => client.mint(name);
  const ask: HandoffClient['ask'] = (...asked) => client.ask(...asked);
  const open: HandoffClient['open'] = (...link) => client.open(...link);
  const read = (claim: string) => client.read(claim);

  it('is made of the public URL, with 256 random bits in its fragment', async () => {
    raiseGate(session.driver);
    const answer = await host
      .post('handoff')
      .set('Host', 'evil.example')
      .expect(201)
      .expect('Cache-Control', 'no-store');
    const { url, attemptId, expiresAt } = answer.body as PasskeyHandoff;
    expect(url).toMatch(
      /^https:\/\/waha\.example\.org\/base\/passkey#[\w-]{43}$/,
    );
    expect(attemptId).toBe(session.passkey.attempt?.attemptId);
    expect(expiresAt).toBe(clock.wallMs() + 300_000);
  });

  it('lives no longer than the challenge', async () => {
    raiseGate(session.driver);
    clock.advance(500_000);
    expect((await mint()).expiresAt).toBe(clock.wallMs() + 100_000);
  });

  it('shows its holder the one attempt, and takes the signature', async () => {
    const challenge = raiseGate(session.driver);
    const { claim, view } = await open(await mint());
    expect(view).toMatchObject({
      server: 'waha.example.org',
      session: 'default',
      challenge,
      confirmation: null,
      now: clock.wallMs(),
    });
    await ask('post', 'assertion', claim)
      .send(owner.sign(challenge))
      .expect(201);
    expect(await read(claim)).toMatchObject({
      attempt: { phase: 'awaiting-phone' },
      challenge: null,
    });
  });

  it('may be followed to its end once it has brought the signature', async () => {
    const challenge = raiseGate(session.driver);
    const { claim } = await open(await mint());
    clock.advance(299_000);
    await ask('post', 'assertion', claim)
      .send(owner.sign(challenge))
      .expect(201);
    session.driver.emit({
      type: 'code',
      code: 'ABCD1234',
      selfConfirming: false,
    });
    clock.advance(60_000);
    expect((await read(claim)).confirmation).toEqual({ code: 'ABCD1234' });
    await ask('post', 'confirm', claim).expect(201);
    expect(session.driver.countOrders('confirm')).toBe(1);
  });

  it.each(['reject', 'cancel'] as const)('can %s', async (order) => {
    const challenge = raiseGate(session.driver);
    const { claim } = await open(await mint());
    await ask('post', 'assertion', claim)
      .send(owner.sign(challenge))
      .expect(201);
    session.driver.emit({
      type: 'code',
      code: 'ABCD1234',
      selfConfirming: false,
    });
    await ask('post', order, claim).expect(201);
    expect(session.driver.countOrders(order)).toBe(1);
  });

  it('opens nothing of another session', async () => {
    const other = host.run('other');
    const theirs = raiseGate(other.driver);
    raiseGate(session.driver);
    const { claim } = await open(await mint());
    await expectRefusal(
      ask('post', 'assertion', claim).send(owner.sign(theirs)),
      422,
      'PASSKEY_CHALLENGE_MISMATCH',
    );
    expect(other.driver.countOrders('deliver')).toBe(0);
  });

  it.each(['nonsense', '', 'constructor'])('is not %j', async (ticket) => {
    await expectRefusal(
      ask('post', 'claim', ticket),
      401,
      'PASSKEY_TICKET_UNKNOWN',
    );
    await expectRefusal(
      ask('get', 'attempt', ticket),
      401,
      'PASSKEY_TICKET_UNKNOWN',
    );
  });

  it('is not a request without a ticket', async () => {
    for (const route of ['assertion', 'confirm', 'cancel', 'renew']) {
      await expectRefusal(
        ask('post', route).send({}),
        401,
        'PASSKEY_TICKET_UNKNOWN',
      );
    }
  });

  it('is not given out while nothing is pending', async () => {
    await expectRefusal(host.post('handoff'), 422, 'PASSKEY_NOT_PENDING');
    await expectRefusal(
      host.post('handoff', 'constructor'),
      404,
      'PASSKEY_SESSION_NOT_FOUND',
    );
  });

  it('is not given out by a host without a public URL', async () => {
    const bare = await startHost();
    raiseGate(bare.run().driver);
    await expectRefusal(
      bare.post('handoff'),
      501,
      'PASSKEY_HANDOFF_NOT_CONFIGURED',
    );
    await expectRefusal(
      request(bare.url).get('/passkey'),
      501,
      'PASSKEY_HANDOFF_NOT_CONFIGURED',
    );
    await bare.close();
  });

  it('leaves no ticket in the log', async () => {
    const challenge = raiseGate(session.driver);
    const link = await mint();
    const { claim } = await open(link);
    await ask('post', 'assertion', claim).send(owner.sign(challenge));
    const lines = host.log.lines.join('\n');
    expect(lines).toMatch(/hand-off by 127\.0\.0\.1: link opened/);
    expect(lines).not.toContain(ticketOf(link.url));
    expect(lines).not.toContain(claim);
    expect(lines).not.toContain(challenge.challenge);
  });

  it('opens a page with a fresh nonce each time', async () => {
    const first = await request(host.url).get('/passkey').expect(200);
    const second = await request(host.url).get('/passkey').expect(200);
    const nonce = /nonce="([\w-]{22})"/.exec(first.text)?.[1];
    expect(first.headers['content-security-policy']).toBe(
      `script-src 'nonce-${nonce}'`,
    );
    expect(first.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(second.text).not.toBe(first.text);
  });
});
