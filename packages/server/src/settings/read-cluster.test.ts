import { EnvironmentReader } from './environment-reader';
import { readCluster } from './read-cluster';

const secret = 'x'.repeat(32);
const url = 'redis://:password@127.0.0.1:6379/2';

function read(environment: NodeJS.ProcessEnv) {
  const env = new EnvironmentReader(environment);
  const cluster = readCluster(env);
  env.assertSound();
  return cluster;
}

describe('readCluster', () => {
  it('asks for none by default, also where WAHA has a Redis', () => {
    expect(read({})).toBeNull();
    expect(read({ REDIS_URL: url })).toBeNull();
    expect(
      read({ WAHA_PASSKEY_CLUSTER: 'False', WAHA_PASSKEY_REDIS_URL: url }),
    ).toBeNull();
  });

  it('takes our own URL, and WAHA’s only with the switch', () => {
    const common = { WAHA_PASSKEY_CLUSTER_SECRET: secret, REDIS_URL: url };
    const own = 'rediss://redis.example.org';
    expect(read({ ...common, WAHA_PASSKEY_CLUSTER: 'true' })).toEqual({
      url,
      secret,
    });
    expect(read({ ...common, WAHA_PASSKEY_REDIS_URL: own })).toEqual({
      url: own,
      secret,
    });
  });

  it.each([
    [{ WAHA_PASSKEY_CLUSTER: 'True' }, /neither WAHA_PASSKEY_REDIS_URL nor/],
    [{ WAHA_PASSKEY_REDIS_URL: url }, /CLUSTER_SECRET.*at least 32 bytes/],
    [
      {
        WAHA_PASSKEY_REDIS_URL: 'http://x',
        WAHA_PASSKEY_CLUSTER_SECRET: secret,
      },
      /WAHA_PASSKEY_REDIS_URL must be the URL of Redis/,
    ],
    [
      {
        WAHA_PASSKEY_REDIS_URL: 'localhost:6379',
        WAHA_PASSKEY_CLUSTER_SECRET: secret,
      },
      /WAHA_PASSKEY_REDIS_URL must be the URL of Redis/,
    ],
  ])('refuses %j by name, without the value', (environment, message) => {
    expect(() => read(environment)).toThrow(message);
    expect(() => read(environment)).not.toThrow(/password/);
  });
});
