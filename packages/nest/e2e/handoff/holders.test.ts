import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:net';
import { handoffHeader, handoffNextHeader } from '@waha-passkey/contract';
import { ManualClock } from '@waha-passkey/testbed/driver';
import { raiseGate } from '../hosts/gate';
import {
  expectRefusal,
  HandoffClient,
  page,
  ticketOf,
} from '../hosts/handoff-client';
import { startHost, type Host, type RunningSession } from '../hosts/host';

const createSecret = () => randomBytes(32).toString('base64url');

describe('whoever holds a hand-off link', () => {
  let host: Host;
  let clock: ManualClock;
  let session: RunningSession;
  let client: HandoffClient;

  beforeEach(async () => {
    clock = new ManualClock();
    host = await startHost({
      clock,
      handoff: { publicUrl: 'https://waha.example.org', page },
    });
    session = host.run();
    client = new HandoffClient(host);
    raiseGate(session.driver);
  });

  afterEach(() => host.close());

  describe('may look before opening it', () => {
    it('as often as wanted, and changes nothing', async () => {
      const ticket = ticketOf((await client.mint()).url);
      for (let look = 0; look < 3; look += 1) {
        const view = await client.read(ticket);
        expect(view).toMatchObject({ session: 'default', challenge: null });
      }
      await client.ask('post', 'claim', ticket).expect(201);
    });

    it('and sees no code', async () => {
      const ticket = ticketOf((await client.mint()).url);
      session.driver.emit({ type: 'awaiting-phone' });
      session.driver.emit({
        type: 'code',
        code: 'ABCD1234',
        selfConfirming: false,
      });
      const view = await client.read(ticket);
      expect(view.attempt.phase).toBe('awaiting-confirmation');
      expect(view.confirmation).toBeNull();
    });

    it.each(['assertion', 'transfer', 'renew', 'cancel', 'confirm', 'reject'])(
      'and cannot %s by it',
      async (action) => {
        const ticket = ticketOf((await client.mint()).url);
        await expectRefusal(
          client.ask('post', action, ticket).send({}),
          401,
          'PASSKEY_TICKET_UNKNOWN',
        );
        await client.ask('post', 'claim', ticket).expect(201);
        expect(session.driver.orders).toEqual([]);
      },
    );
  });

  describe('whose answer was lost on its way', () => {
    it('opens the link again with the same claim, and with no other', async () => {
      const link = await client.mint();
      const next = createSecret();
      const first = await client.open(link, next);
      const again = await client.open(link, next);
      expect(first.claim).toBe(next);
      expect(again).toEqual(first);
      await expectRefusal(
        client
          .ask('post', 'claim', ticketOf(link.url))
          .set(handoffNextHeader, createSecret()),
        409,
        'PASSKEY_TICKET_USED',
      );
    });

    it('passes it on again to the same link', async () => {
      const { claim } = await client.open(await client.mint());
      const next = createSecret();
      const pass = () =>
        client
          .ask('post', 'transfer', claim)
          .set(handoffNextHeader, next)
          .expect(201);
      expect((await pass()).body).toEqual((await pass()).body);
      await client.ask('post', 'claim', next).expect(201);
    });

    it.each(['short', `${'A'.repeat(42)}!`])(
      'cannot make %j the claim',
      async (next) => {
        const { claim } = await client.open(await client.mint(), next);
        expect(claim).toMatch(/^[\w-]{43}$/);
        await client.read(claim);
      },
    );

    it('cannot take the claim of somebody else', async () => {
      const other = host.run('other');
      raiseGate(other.driver);
      const theirs = await client.open(await client.mint('other'));
      const { claim } = await client.open(await client.mint(), theirs.claim);
      expect(claim).not.toBe(theirs.claim);
      expect((await client.read(theirs.claim)).session).toBe('other');
    });
  });

  describe('after a cancel', () => {
    it('reads that it was cancelled, and gets no new link', async () => {
      const { claim } = await client.open(await client.mint());
      await client.ask('post', 'cancel', claim).expect(201);
      const { attempt } = await client.read(claim);
      expect(attempt.reason?.code).toBe('CANCELLED');
      await expectRefusal(
        client.ask('post', 'transfer', claim),
        410,
        'PASSKEY_TICKET_CANCELLED',
      );
      raiseGate(session.driver);
      for (let look = 0; look < 2; look += 1) {
        await expectRefusal(
          client.ask('get', 'attempt', claim),
          410,
          'PASSKEY_TICKET_CANCELLED',
        );
      }
    });

    it('of the operator reads the same', async () => {
      const { claim } = await client.open(await client.mint());
      await host.post('cancel').expect(201);
      await expectRefusal(
        client.ask('post', 'transfer', claim),
        410,
        'PASSKEY_TICKET_CANCELLED',
      );
    });
  });

  it('passes on nothing that was completed', async () => {
    const { claim } = await client.open(await client.mint());
    session.driver.emit({ type: 'completed' });
    await expectRefusal(
      client.ask('post', 'transfer', claim),
      422,
      'PASSKEY_NOT_PENDING',
    );
  });

  describe('is limited', () => {
    it('to twenty links a minute and session', async () => {
      for (let i = 0; i < 20; i += 1) await client.mint();
      clock.advance(10_000);
      const refused = await expectRefusal(
        host.post('handoff'),
        429,
        'PASSKEY_RATE_LIMITED',
      );
      expect(refused.headers['retry-after']).toBe('50');
      clock.advance(50_000);
      await client.mint();
    });

    it('to five hand-overs a minute', async () => {
      let link: { url: string } = await client.mint();
      for (let i = 0; i < 5; i += 1) {
        const { claim } = await client.open(link);
        const moved = await client.ask('post', 'transfer', claim).expect(201);
        link = moved.body as { url: string };
      }
      const { claim } = await client.open(link);
      const refused = await expectRefusal(
        client.ask('post', 'transfer', claim),
        429,
        'PASSKEY_RATE_LIMITED',
      );
      expect(refused.headers['retry-after']).toBe('60');
      await client.read(claim);
    });

    it('to five renewals a minute', async () => {
      const { claim } = await client.open(await client.mint());
      session.driver.react('renew', () => raiseGate(session.driver));
      for (let i = 0; i < 5; i += 1) {
        await client.ask('post', 'renew', claim).expect(201);
      }
      await expectRefusal(
        client.ask('post', 'renew', claim),
        429,
        'PASSKEY_RATE_LIMITED',
      );
      expect(session.driver.countOrders('renew')).toBe(5);
      await client.read(claim);
    });

    it('in tickets that are not known, and in those only', async () => {
      const { claim } = await client.open(await client.mint());
      for (let i = 0; i < 30; i += 1) {
        await expectRefusal(
          client.ask('get', 'attempt', createSecret()),
          401,
          'PASSKEY_TICKET_UNKNOWN',
        );
      }
      const refused = await expectRefusal(
        client.ask('post', 'claim', createSecret()),
        429,
        'PASSKEY_RATE_LIMITED',
      );
      expect(refused.headers['retry-after']).toBe('60');
      await client.read(claim);
      clock.advance(60_000);
      await expectRefusal(
        client.ask('post', 'claim', createSecret()),
        401,
        'PASSKEY_TICKET_UNKNOWN',
      );
    });
  });

  it('is known by a spent ticket for a minute, not longer', async () => {
    const link = await client.mint();
    const { claim } = await client.open(link);
    clock.advance(59_999);
    await expectRefusal(
      client.ask('post', 'claim', ticketOf(link.url)),
      409,
      'PASSKEY_TICKET_USED',
    );
    clock.advance(1);
    await expectRefusal(
      client.ask('post', 'claim', ticketOf(link.url)),
      401,
      'PASSKEY_TICKET_UNKNOWN',
    );
    await client.read(claim);
  });

  it.each(['assertion', 'claim', 'transfer', 'renew', 'cancel'])(
    'is refused before the body of a %s is there',
    async (action) => {
      const { hostname, port } = new URL(host.url);
      const socket = connect(Number(port), hostname);
      socket.write(
        [
          `POST /passkey/${action} HTTP/1.1`,
          `Host: ${hostname}`,
          `${handoffHeader}: ${createSecret()}`,
          'Content-Type: application/json',
          'Content-Length: 60000',
          '\r\n{',
        ].join('\r\n'),
      );
      const [answer] = (await once(socket, 'data')) as [Buffer];
      expect(answer.toString()).toMatch(/^HTTP\/1\.1 401 [^]*TICKET_UNKNOWN/);
      await once(socket.resume(), 'close');
    },
  );
});
