import type { PasskeyChallenge } from '@waha-passkey/contract';
import { findRedisServer, RedisServer } from '@waha-passkey/testbed/redis';
import { Owner } from '../../../nest/e2e/hosts/owner';
import { EventSocket } from '../hosts/event-socket';
import type { Answer } from '../hosts/api-client';
import { WorkerProcess } from '../hosts/worker-process';

jest.setTimeout(120_000);

/** 1,000 for a longer look. */
const ATTEMPTS = Number(process.env['CLUSTER_TEST_ATTEMPTS'] ?? 8);
const AT_ONCE = 16;
/** Five seconds, and what a machine that is busy with other tests adds. */
const BUSY_MS = 20_000;

if (findRedisServer() === null) {
  process.stderr.write(
    'There is no redis-server here: the test of three workers is skipped. On Debian: apt-get install redis-server\n',
  );
}

(findRedisServer() === null ? describe.skip : describe)(
  'three workers behind one address',
  () => {
    let redis: RedisServer;
    let owner: Owner;
    let workers: WorkerProcess[];
    const sockets: EventSocket[] = [];

    beforeAll(async () => {
      [redis, owner] = await Promise.all([RedisServer.start(), Owner.create()]);
      workers = await Promise.all(
        ['a', 'b', 'c'].map((id) =>
          WorkerProcess.start({
            WAHA_WORKER_ID: id,
            WAHA_PASSKEY_REDIS_URL: redis.url,
            WAHA_PASSKEY_CLUSTER_SECRET: 'of the tests, with 32 bytes or more',
          }),
        ),
      );
      for (const { api } of workers) sockets.push(await EventSocket.open(api));
    });

    afterAll(async () => {
      for (const socket of sockets) socket.close();
      await Promise.all((workers ?? []).map((worker) => worker.kill()));
      await redis?.stop();
    });

    const worker = (index: number): WorkerProcess => {
      const found = workers[index % workers.length];
      if (!found) throw new Error('There is no worker.');
      return found;
    };

    const startSession = async (name: string, index = 0): Promise<void> => {
      const { status } = await worker(index).api.post('/api/sessions', {
        name,
      });
      expect(status).toBe(201);
    };

    /** Until all workers answer alike; the test's timeout bounds it. */
    const ask = async (
      index: number,
      path: string,
      isWanted: (answer: Answer<{ code?: string }>) => boolean,
    ): Promise<Answer<{ code?: string }>> => {
      for (;;) {
        const answer = await worker(index).api.get<{ code?: string }>(path);
        if (isWanted(answer)) return answer;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    };

    it('deliver one of the submits that race through all of them', async () => {
      let total = 0;
      for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
        const name = `racing-${attempt}`;
        const path = `/api/${name}/auth/passkey`;
        await startSession(name, attempt);
        const home = worker(attempt);
        const challenge = await home.order<PasskeyChallenge>({
          what: 'raise-gate',
          session: name,
        });
        for (const index of [1, 2]) {
          await ask(attempt + index, path, ({ status }) => status === 200);
        }
        const answers = await Promise.all(
          Array.from({ length: AT_ONCE }, (_, index) =>
            worker(index).api.post(path, owner.sign(challenge)),
          ),
        );
        const statuses = answers.map(({ status }) => status);
        expect(statuses.filter((status) => status === 201)).toHaveLength(1);
        const order = { what: 'count-deliveries', session: name } as const;
        expect(await home.order<number>(order)).toBe(1);
        total += 1;
        await home.api.delete(`/api/sessions/${name}`);
      }
      expect(total).toBe(ATTEMPTS);
    });

    it('bring a status to the WebSocket clients of all', async () => {
      await startSession('shown');
      await worker(0).order({ what: 'raise-gate', session: 'shown' });
      const events = await Promise.all(
        sockets.map(({ log }) => log.next('shown', 'PASSKEY_REQUIRED')),
      );
      const [first] = events;
      for (const event of events) expect(event).toEqual(first);
    });

    it('continue with their own sessions while Redis is gone, and with all after', async () => {
      const path = '/api/kept/auth/passkey';
      await startSession('kept');
      await worker(0).order({ what: 'raise-gate', session: 'kept' });
      await ask(1, path, ({ status }) => status === 200);
      await redis.kill();
      expect((await worker(0).api.get(path)).status).toBe(200);
      const refused = await worker(1).api.get<{ code: string }>(path);
      expect(refused.status).toBe(503);
      expect(refused.body.code).toBe('PASSKEY_WORKER_UNAVAILABLE');
      expect(refused.headers.get('retry-after')).toBe('1');
      await redis.run();
      const back = performance.now();
      await ask(1, path, ({ status }) => status === 200);
      await ask(2, path, ({ status }) => status === 200);
      expect(performance.now() - back).toBeLessThan(BUSY_MS);
    });

    it('say 503, then 404, of what a killed worker held', async () => {
      const path = '/api/lost/auth/passkey';
      await startSession('lost');
      await worker(0).order({ what: 'raise-gate', session: 'lost' });
      await ask(1, path, ({ status }) => status === 200);
      const killed = performance.now();
      await worker(0).kill();
      const seen = new Set<number>();
      const gone = await ask(1, path, ({ status }) => {
        seen.add(status);
        return status === 404;
      });
      expect(performance.now() - killed).toBeLessThan(BUSY_MS);
      expect([404, 503]).toEqual(expect.arrayContaining([...seen]));
      expect(gone.body.code).toBe('PASSKEY_SESSION_NOT_FOUND');
    });
  },
);
