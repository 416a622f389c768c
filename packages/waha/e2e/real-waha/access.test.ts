import { join } from 'node:path';
import { describeRealWaha, passkeyRoutes, wahaRoot } from './real-waha';
import { RunningWaha } from './running-waha';

/** No session runs: what comes after the guards says so, and needs no browser. */
describeRealWaha('access to a real WAHA', () => {
  let waha: RunningWaha;

  beforeAll(async () => {
    waha = await RunningWaha.start(wahaRoot, 'WEBJS', {
      env: { WAHA_PASSKEY_PUBLIC_URL: 'https://waha.example.org' },
      nodeOptions: `--require ${join(__dirname, 'preload/session-keys.cjs')}`,
    });
  }, 120_000);

  afterAll(() => waha?.stop());

  const ask = async (session: string, key: string) => {
    const statuses: Record<string, number> = {};
    for (const [method, path] of passkeyRoutes) {
      const { status } = await waha.call(
        method,
        `/api/${session}/auth/passkey${path}`,
        method === 'POST' ? {} : undefined,
        key,
      );
      statuses[`${method} ${path}`] = status;
    }
    return statuses;
  };

  const all = (status: number) =>
    Object.fromEntries(
      passkeyRoutes.map(([method, path]) => [`${method} ${path}`, status]),
    );

  it.each(['', 'wrong'])('refuses the key "%s" everywhere', async (key) => {
    expect(await ask('default', key)).toEqual(all(401));
  });

  it('refuses the key of another session everywhere', async () => {
    expect(await ask('default', 'key-of-other')).toEqual(all(403));
    expect(await ask('other', 'key-of-default')).toEqual(all(403));
  });

  it.each(['test', 'key-of-default'])('lets "%s" through', async (key) => {
    expect(await ask('default', key)).toEqual({
      ...all(404),
      'GET /capability': 200,
    });
  });

  it('says of a session that is not there what WAHA says of it', async () => {
    const own = await waha.call('GET', '/api/other/auth/qr');
    expect(await ask('other', 'test')).toEqual(all(own.status));
  });
});
