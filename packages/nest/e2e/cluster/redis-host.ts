import { findRedisServer, RedisServer } from '@waha-passkey/testbed/redis';
import {
  RedisCluster,
  type RedisClusterOptions,
} from '../../src/cluster/redis/redis-cluster';
import { Log } from '../hosts/log';

export const secret = 'a secret of the tests, of 32 bytes or more';

/** Skips with a notice where there is no redis-server. */
export const describeWithRedis =
  findRedisServer() === null ? describe.skip : describe;

if (findRedisServer() === null) {
  process.stderr.write(
    'There is no redis-server here: the tests of the cluster over Redis are skipped. On Debian: apt-get install redis-server\n',
  );
}

/** A redis-server, and the workers that a test connects to it. */
export class RedisHost {
  readonly log = new Log();
  private readonly workers: RedisCluster[] = [];

  private constructor(readonly redis: RedisServer) {}

  static async start(): Promise<RedisHost> {
    return new RedisHost(await RedisServer.start());
  }

  async join(
    workerId: string,
    options: Partial<RedisClusterOptions> = {},
  ): Promise<RedisCluster> {
    const worker = new RedisCluster({
      url: this.redis.url,
      secret,
      workerId,
      logger: this.log,
      ...options,
    });
    this.workers.push(worker);
    await worker.connected;
    return worker;
  }

  async closeWorkers(): Promise<void> {
    await Promise.all(this.workers.splice(0).map((worker) => worker.close()));
  }

  async stop(): Promise<void> {
    await this.closeWorkers();
    await this.redis.stop();
  }
}
