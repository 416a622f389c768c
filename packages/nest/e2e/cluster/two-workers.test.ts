import { randomBytes } from 'node:crypto';
import { handoffHeader } from '@waha-passkey/contract';
import {
  InMemoryDriver,
  refusingCapability,
} from '@waha-passkey/testbed/driver';
import request from 'supertest';
import { InProcessNetwork } from '../../src/cluster/in-process-network';
import type { PasskeyCluster } from '../../src/cluster/passkey-cluster';
import { raiseGate } from '../hosts/gate';
import {
  expectRefusal,
  HandoffClient,
  page,
  ticketOf,
} from '../hosts/handoff-client';
import { startHost, toPath, type Host } from '../hosts/host';
import { Owner } from '../hosts/owner';

const publicUrl = 'https://waha.example.org';

describe('two workers of one cluster', () => {
  let owner: Owner;
  let network: InProcessNetwork;
  let clusters: PasskeyCluster[];
  /** Runs the session. */
  let near: Host;
  /** Is asked. */
  let far: Host;

  const startWorker = (workerId: string): Promise<Host> => {
    const cluster = network.join(workerId);
    clusters.push(cluster);
    return startHost({ cluster, handoff: { publicUrl, page } });
  };

  beforeAll(async () => {
    owner = await Owner.create();
  });

  beforeEach(async () => {
    network = new InProcessNetwork();
    clusters = [];
    near = await startWorker('near');
    far = await startWorker('far');
  });

  afterEach(() => Promise.all([near.close(), far.close()]));

  it('answer every route alike, from the gate to the code', async () => {
    const { driver } = near.run();
    for (const route of ['', 'challenge', 'confirmation', 'capability']) {
      const here = await near.get(route);
      const there = await far.get(route);
      expect([there.status, there.body]).toEqual([here.status, here.body]);
    }
    const challenge = raiseGate(driver);
    await far.get('challenge').expect(200, challenge);
    await far.submit(owner.sign(challenge)).expect(201, '');
    driver.emit({ type: 'code', code: 'ABCD1234', selfConfirming: false });
    await far.get('confirmation').expect(200, { code: 'ABCD1234' });
    await far.post('confirm').expect(201, '');
    expect(driver.countOrders('confirm')).toBe(1);
    const attempt = (await far.get('')).body as { phase: string };
    expect(attempt).toMatchObject((await near.get('')).body as object);
    expect(far.log.lines.join('\n')).toMatch(/passkey submit by .*: ok/);
    expect(near.log.lines.join('\n')).toContain(
      '[default] passkey submit for another worker: ok',
    );
  });

  it.each(['reject', 'cancel', 'renew'] as const)(
    'carry out %s',
    async (what) => {
      const { driver } = near.run();
      const challenge = raiseGate(driver);
      if (what === 'reject') {
        await far.submit(owner.sign(challenge)).expect(201);
        driver.emit({ type: 'code', code: 'ABCD1234', selfConfirming: false });
      }
      await far.post(`${what}?attemptId=other`).expect(409);
      expect(driver.countOrders(what)).toBe(0);
      await far.post(what).expect(201, '');
      expect(driver.countOrders(what)).toBe(1);
    },
  );

  it('answer refusals alike: code, status, members and Retry-After', async () => {
    const { driver } = near.run();
    const challenge = raiseGate(driver);
    const foreign = { ...owner.sign(challenge), type: 'x' };
    const bodies = ['{', JSON.stringify({}), JSON.stringify(foreign)];
    for (const body of bodies) {
      const answers = [];
      for (const host of [near, far]) {
        const sent = request(host.url).post(toPath(''));
        sent.set('Content-Type', 'application/json');
        answers.push(await sent.send(body));
      }
      const [here, there] = answers;
      expect(there?.body).toEqual(here?.body);
      expect(there?.headers['retry-after'] === undefined).toBe(
        here?.headers['retry-after'] === undefined,
      );
    }
    await far.submit(foreign).expect(400);
    const last = await far.submit(foreign).expect(429);
    expect(last.body).toMatchObject({ code: 'PASSKEY_RATE_LIMITED' });
    expect(Number(last.headers['retry-after'])).toBeGreaterThan(0);
    const capability = refusingCapability;
    near.run('other', new InMemoryDriver({ capability }));
    await far.get('challenge', 'other').expect(501);
  });

  it('make one delivery of submits that race through both', async () => {
    const { driver } = near.run();
    for (let round = 0; round < 5; round += 1) {
      const before = driver.countOrders('deliver');
      const challenge = raiseGate(driver);
      const answers = await Promise.all(
        Array.from({ length: 10 }, (_, index) =>
          (index % 2 === 0 ? near : far).submit(owner.sign(challenge)),
        ),
      );
      const statuses = answers.map(({ status }) => status).sort();
      expect(statuses).toEqual([201, ...Array<number>(9).fill(409)]);
      expect(driver.countOrders('deliver')).toBe(before + 1);
      driver.emit({ type: 'completed' });
      near.sessions.detach('default');
      near.sessions.attach('default', driver);
    }
  });

  it('say 404 where no worker runs the session, and of one that stopped', async () => {
    await expectRefusal(far.get('challenge'), 404, 'PASSKEY_SESSION_NOT_FOUND');
    near.run();
    await far.get('challenge').expect(422);
    near.sessions.detach('default');
    await expectRefusal(far.get('challenge'), 404, 'PASSKEY_SESSION_NOT_FOUND');
  });

  it('let the owner sign by a link that any worker serves', async () => {
    const { driver } = near.run();
    const challenge = raiseGate(driver);
    const [here, there] = [new HandoffClient(near), new HandoffClient(far)];
    const link = await there.mint();
    const { claim, view } = await there.open(link);
    expect(view.challenge).toEqual(challenge);
    expect((await here.read(claim)).challenge).toEqual(challenge);
    expect((await there.read(claim)).challenge).toEqual(challenge);
    // The link was opened: alike on both.
    for (const client of [here, there]) {
      await expectRefusal(
        client.ask('post', 'claim', ticketOf(link.url)),
        409,
        'PASSKEY_TICKET_USED',
      );
    }
    const passed = await there.ask('post', 'transfer', claim).expect(201);
    const moved = await here.open(passed.body as { url: string });
    await there
      .ask('post', 'assertion', moved.claim)
      .send(owner.sign(challenge))
      .expect(201);
    driver.emit({ type: 'code', code: 'ABCD1234', selfConfirming: false });
    expect((await there.read(moved.claim)).confirmation).toEqual({
      code: 'ABCD1234',
    });
    await there.ask('post', 'confirm', moved.claim).expect(201);
    expect(driver.countOrders('confirm')).toBe(1);
  });

  it('count what a link may do once, however it comes', async () => {
    const { driver } = near.run();
    raiseGate(driver);
    const clients = [new HandoffClient(near), new HandoffClient(far)] as const;
    const { claim } = await clients[1].open(await clients[0].mint());
    for (let bad = 0; bad < 5; bad += 1) {
      await clients[bad % 2 === 0 ? 0 : 1]
        .ask('post', 'assertion', claim)
        .send({})
        .expect(400);
    }
    for (const client of clients) {
      await expectRefusal(
        client.ask('get', 'attempt', claim),
        410,
        'PASSKEY_TICKET_REPLACED',
      );
    }
  });

  it('refuse a link that no worker knows, and limit guesses', async () => {
    const client = new HandoffClient(far);
    const guess = () => randomBytes(32).toString('base64url');
    for (let tried = 0; tried < 30; tried += 1) {
      await expectRefusal(
        client.ask('post', 'claim', guess()),
        401,
        'PASSKEY_TICKET_UNKNOWN',
      );
    }
    await client.ask('post', 'claim', guess()).expect(429);
    await request(far.url)
      .post('/passkey/assertion')
      .set(handoffHeader, 'short')
      .send({})
      .expect(429);
  });

  it('refuse a body that is too large before it reaches the other worker', async () => {
    const { driver } = near.run();
    raiseGate(driver);
    await far.submit({ long: 'x'.repeat(70_000) }).expect(413);
    expect(near.log.lines.join('\n')).not.toContain('for another worker');
  });

  it('answer 503 with Retry-After when the other worker cannot be asked', async () => {
    near.run();
    await clusters[1]?.close();
    const answer = await far.get('challenge').expect(503);
    expect(answer.body).toMatchObject({
      code: 'PASSKEY_WORKER_UNAVAILABLE',
      retryable: true,
    });
    expect(answer.headers['retry-after']).toBe('1');
    await near.get('challenge').expect(422);
  });
});
