import { describeCluster } from './describe-cluster';
import { describeWithRedis, RedisHost } from './redis-host';

describeWithRedis('with a real Redis', () => {
  let host: RedisHost;

  beforeAll(async () => {
    host = await RedisHost.start();
  });

  afterAll(() => host.stop());

  describeCluster('RedisCluster', (workerId) => host.join(workerId));
});
