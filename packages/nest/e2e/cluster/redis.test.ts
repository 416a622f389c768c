import { describeCluster } from './describe-cluster';
import { describeWithRedis, RedisHost } from './redis-host';

describeWithRedis('with a real Redis', () => {
  let host: RedisHost;

  beforeAll(async () => {
    host = await RedisHost.start();
  });

  afterAll(() => host.stop());

  describeCluster('RedisCluster', (workerId) =>
    // For a machine that is busy with other tests.
    host.join(workerId, { timings: { leaseMs: 20_000 } }),
  );
});
