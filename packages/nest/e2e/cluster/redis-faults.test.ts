import { TcpProxy } from '@waha-passkey/testbed/redis';
import { Redis } from 'ioredis';
import type { RedisCluster } from '../../src/cluster/redis/redis-cluster';
import { describeWithRedis, RedisHost } from './redis-host';
import { answerAs, eventually } from './workers';

const unavailable = {
  code: 'PASSKEY_WORKER_UNAVAILABLE',
  retryAfterMs: 1_000,
};

describeWithRedis('a cluster over Redis that fails', () => {
  let host: RedisHost;
  let asked: unknown[];
  let a: RedisCluster;
  let b: RedisCluster;
  const ends: (() => unknown)[] = [];

  beforeEach(async () => {
    host = await RedisHost.start();
    asked = [];
    // For a machine that is busy with other tests.
    const timings = { leaseMs: 20_000 };
    a = await host.join('a', { timings });
    a.serve(answerAs('a', asked));
    b = await host.join('b');
  });

  afterEach(async () => {
    for (const end of ends.splice(0).reverse()) await end();
    await host.stop();
  });

  /** A worker behind a connection that the test can cut. */
  const joinBehindProxy = async (
    name: string,
    askedOf: unknown[] = [],
    silenceMs = 3_000,
  ) => {
    const proxy = await TcpProxy.start(host.redis.port);
    const worker = await host.join(name, {
      url: `redis://127.0.0.1:${proxy.port}`,
      timings: { silenceMs },
    });
    worker.serve(answerAs(name, askedOf));
    ends.push(async () => {
      await worker.close();
      await proxy.stop();
    });
    return { proxy, worker };
  };

  /** Sees all that passes through Redis. */
  const spy = async () => {
    const texts: string[] = [];
    const connection = new Redis(host.redis.url);
    ends.push(() => connection.disconnect());
    connection.on('pmessage', (_pattern, _channel, text: string) =>
      texts.push(text),
    );
    await connection.psubscribe('*');
    return { texts, connection };
  };

  it('carries out once what is delivered twice', async () => {
    await a.hold('session:one');
    const { texts } = await spy();
    await b.ask('session:one', 'x');
    const sender = new Redis(host.redis.url);
    ends.push(() => sender.disconnect());
    const question = texts.find((text) => text.startsWith('ask|'));
    const channel = `waha-passkey:1:to:*`;
    const [owner = ''] = (await sender.pubsub('CHANNELS', channel)) as string[];
    expect(owner).not.toBe('');
    for (const to of (await sender.pubsub('CHANNELS', channel)) as string[]) {
      await sender.publish(to, question ?? '');
      await sender.publish(to, question ?? '');
    }
    // Questions keep their order: this one comes after both.
    await b.ask('session:one', 'y');
    expect(asked).toEqual(['x', 'y']);
  });

  it('does not send again what lost its reply, and says that it may be done', async () => {
    await a.hold('session:one');
    const { proxy, worker } = await joinBehindProxy('c');
    const { texts } = await spy();
    proxy.dropReplies();
    await expect(worker.ask('session:one', 'x')).rejects.toMatchObject(
      unavailable,
    );
    proxy.restore();
    await eventually(
      () => worker.ask('session:one', 'y'),
      (answer) => answer?.kind === 'answered',
    );
    expect(asked.filter((question) => question === 'x')).toHaveLength(1);
    const sent = texts.filter((text) => text.startsWith('ask|'));
    const [, , id = ''] = sent[0]?.split('|') ?? [];
    expect(sent.filter((text) => text.includes(id))).toHaveLength(1);
  });

  it('repeats a question whose answer was lost, and carries it out once', async () => {
    const done: unknown[] = [];
    const { proxy, worker } = await joinBehindProxy('c', [], 20_000);
    let finish = (): void => undefined;
    const finished = new Promise<void>((resolve) => {
      finish = resolve;
    });
    let begin = (): void => undefined;
    const begun = new Promise<void>((resolve) => {
      begin = resolve;
    });
    a.serve(async (question) => {
      begin();
      await finished;
      done.push(question);
      return 'done';
    });
    await a.hold('session:one');
    const answer = worker.ask('session:one', 'x');
    await begun;
    // Both connections are cut while the answer passes.
    proxy.drop();
    finish();
    await eventually(
      () => Promise.resolve(done.length),
      (count) => count === 1,
    );
    proxy.restore();
    expect(await answer).toEqual({ kind: 'answered', value: 'done' });
    expect(done).toEqual(['x']);
  });

  it('answers 503 at once while Redis is gone, and is well again by itself', async () => {
    await a.hold('session:one');
    await host.redis.kill();
    const began = performance.now();
    await expect(b.ask('session:one', 1)).rejects.toMatchObject(unavailable);
    await expect(b.isHeldElsewhere('session:one')).rejects.toMatchObject(
      unavailable,
    );
    expect(performance.now() - began).toBeLessThan(5_000);
    // Taken while it is gone; the empty Redis that comes back learns of both.
    await a.hold('session:two');
    await host.redis.run();
    const back = performance.now();
    for (const key of ['session:one', 'session:two']) {
      await eventually(
        () => b.ask(key, 'again'),
        (answer) => answer?.kind === 'answered',
      );
    }
    expect(performance.now() - back).toBeLessThan(5_000);
    expect(host.log.lines.join('\n')).toContain('Redis is reachable again.');
  });

  it('answers 503 in time while Redis stands still, and is well again', async () => {
    await a.hold('session:one');
    host.redis.pause();
    const began = performance.now();
    await expect(b.ask('session:one', 1)).rejects.toMatchObject(unavailable);
    expect(performance.now() - began).toBeLessThan(5_000);
    host.redis.resume();
    await eventually(
      () => b.ask('session:one', 2),
      (answer) => answer?.kind === 'answered',
    );
  });

  it('leaves to another worker what that one took during a partition', async () => {
    const askedOfC: unknown[] = [];
    const { proxy, worker: c } = await joinBehindProxy('c', askedOfC);
    await c.hold('session:one');
    await c.hold('session:two');
    proxy.drop();
    await eventually(
      () => b.ask('session:one', 1),
      (answer) => answer?.kind === 'owner-gone',
    );
    await a.hold('session:one');
    proxy.restore();
    // It is back with all it held, but for what was taken.
    expect(
      await eventually(
        () => b.ask('session:two', 2),
        (answer) => answer?.kind === 'answered',
      ),
    ).toMatchObject({ value: { by: 'c' } });
    expect(await b.ask('session:one', 3)).toMatchObject({
      value: { by: 'a' },
    });
    expect(host.log.lines.join('\n')).toContain('Run a session on one worker');
  });

  it('brings the newest message once to a worker that missed some', async () => {
    const seen: unknown[] = [];
    b.observe((message) => seen.push(message));
    const heard = new Promise((resolve) => b.observe(resolve));
    a.publish('one', 1);
    await heard;
    await host.redis.kill();
    a.publish('one', 2);
    a.publish('one', 3);
    a.publish('two', 4);
    await host.redis.run();
    await eventually(
      () => Promise.resolve(seen.length),
      (count) => count === 3,
    );
    expect(seen.slice().sort()).toEqual([1, 3, 4]);
    a.publish('end', 5);
    await eventually(
      () => Promise.resolve(seen.at(-1)),
      (last) => last === 5,
    );
    expect(seen).toHaveLength(4);
  });

  it('shows Redis neither contents nor names', async () => {
    const { texts, connection } = await spy();
    await a.hold('session:CANARY');
    await b.ask('session:CANARY', { secret: 'CANARY' });
    const heard = new Promise((resolve) => b.observe(resolve));
    a.publish('CANARY', 'CANARY');
    await heard;
    const reader = new Redis(host.redis.url);
    ends.push(() => reader.disconnect());
    const keys = await reader.keys('*');
    const values = await Promise.all(keys.map((key) => reader.get(key)));
    expect(keys.length).toBeGreaterThan(2);
    expect([...texts, ...keys, ...values].join('\n')).not.toContain('CANARY');
    // Each ends by itself, and is no part of a question or a message.
    for (const key of keys) {
      expect(await reader.pttl(key)).toBeGreaterThan(0);
      expect(key).toMatch(/^waha-passkey:1:(worker|held):/);
    }
    expect(connection.status).toBe('ready');
  });

  it('does not read what another secret has sealed, and says what to do', async () => {
    const other = await host.join('other', { secret: 'y'.repeat(32) });
    const heard: unknown[] = [];
    b.observe((message) => heard.push(message));
    other.publish('one', 'text');
    await eventually(
      () => Promise.resolve(host.log.lines.join('\n')),
      (text) => text?.includes('WAHA_PASSKEY_CLUSTER_SECRET') ?? false,
    );
    expect(heard).toEqual([]);
  });
});
