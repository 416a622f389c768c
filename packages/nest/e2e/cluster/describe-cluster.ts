import type { PasskeyCluster } from '../../src/cluster/passkey-cluster';
import { answerAs } from './workers';

/** What every implementation of the port does. */
// eslint-disable-next-line jest/no-export -- a suite for every implementation
export function describeCluster(
  name: string,
  join: (workerId: string) => Promise<PasskeyCluster>,
): void {
  describe(`${name} as a cluster`, () => {
    const open: PasskeyCluster[] = [];
    let a: PasskeyCluster;
    let b: PasskeyCluster;
    let askedOfA: unknown[];
    let askedOfB: unknown[];

    const start = async (workerId: string, asked: unknown[]) => {
      const worker = await join(workerId);
      worker.serve(answerAs(workerId, asked));
      open.push(worker);
      return worker;
    };

    beforeEach(async () => {
      askedOfA = [];
      askedOfB = [];
      a = await start('a', askedOfA);
      b = await start('b', askedOfB);
    });

    afterEach(() => Promise.all(open.splice(0).map((one) => one.close())));

    it('asks the worker that holds a key, and no other', async () => {
      await a.hold('session:one');
      expect(await b.ask('session:one', { text: 'ü', no: null })).toEqual({
        kind: 'answered',
        value: { by: 'a', question: { text: 'ü', no: null } },
      });
      expect(askedOfA).toHaveLength(1);
      expect(askedOfB).toEqual([]);
    });

    it('finds no one where nobody holds a key, and where only the asker does', async () => {
      expect(await b.ask('session:none', 1)).toEqual({ kind: 'unheld' });
      await b.hold('session:mine');
      expect(await b.ask('session:mine', 1)).toEqual({ kind: 'unheld' });
      expect(await b.isHeldElsewhere('session:mine')).toBe(false);
      expect(await a.isHeldElsewhere('session:mine')).toBe(true);
      expect(askedOfB).toEqual([]);
    });

    it('finds no one after a release', async () => {
      await a.hold('session:one');
      a.release('session:one');
      a.release('session:never-held');
      expect(await b.ask('session:one', 1)).toEqual({ kind: 'unheld' });
    });

    it('asks the worker that took a key last', async () => {
      await a.hold('session:one');
      await b.hold('session:one');
      expect(await a.ask('session:one', 1)).toMatchObject({
        value: { by: 'b' },
      });
      // The earlier holder gives back nothing that is not its own.
      a.release('session:one');
      expect(await a.ask('session:one', 2)).toMatchObject({
        value: { by: 'b' },
      });
    });

    it('answers many questions at once, each with its own answer', async () => {
      await a.hold('session:one');
      const numbers = Array.from({ length: 100 }, (_, index) => index);
      const answers = await Promise.all(
        numbers.map((number) => b.ask('session:one', number)),
      );
      expect(answers).toEqual(
        numbers.map((question) => ({
          kind: 'answered',
          value: { by: 'a', question },
        })),
      );
      expect(askedOfA).toHaveLength(100);
    });

    it('carries long questions and answers', async () => {
      await a.hold('session:one');
      const long = 'x'.repeat(200_000);
      expect(await b.ask('session:one', long)).toMatchObject({
        value: { question: long },
      });
    });

    it('brings a message to every other worker, in order, and not to its own', async () => {
      const c = await start('c', []);
      const seen: [string, unknown][] = [];
      const all = new Promise<void>((resolve) => {
        for (const worker of [a, b, c]) {
          worker.observe((message) => {
            seen.push([worker.workerId, message]);
            if (seen.length === 4) resolve();
          });
        }
      });
      a.publish('one', { step: 1 });
      a.publish('one', { step: 2 });
      await all;
      expect(seen.filter(([worker]) => worker === 'b')).toEqual([
        ['b', { step: 1 }],
        ['b', { step: 2 }],
      ]);
      expect(seen.filter(([worker]) => worker === 'c')).toHaveLength(2);
    });

    it('brings nothing to a listener that left', async () => {
      const left: unknown[] = [];
      b.observe((message) => left.push(message))();
      const heard = new Promise((resolve) => {
        b.observe(resolve);
      });
      a.publish('one', 'text');
      expect(await heard).toBe('text');
      expect(left).toEqual([]);
    });

    it('releases what a worker held when it closes, and closes twice', async () => {
      await a.hold('session:one');
      await a.close();
      await a.close();
      expect(await b.ask('session:one', 1)).toEqual({ kind: 'unheld' });
    });

    it('ends what a closed worker asks with 503', async () => {
      await a.hold('session:one');
      await b.close();
      await expect(b.ask('session:one', 1)).rejects.toMatchObject({
        code: 'PASSKEY_WORKER_UNAVAILABLE',
        retryAfterMs: 1_000,
      });
    });
  });
}
