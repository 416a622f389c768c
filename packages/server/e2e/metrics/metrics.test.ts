import { InMemoryHost } from '../hosts/in-memory-host';

const call = {
  type: 'call',
  callId: 'c1',
  kind: 'linking',
  challenge: { challenge: 'Y2hhbGxlbmdlLW9mLXNpeHRlZW4tYnl0ZXM' },
  origin: 'https://web.whatsapp.com',
} as const;

const NUMBER = '12132132130';

describe('GET /metrics', () => {
  let host: InMemoryHost;

  const start = async (environment: NodeJS.ProcessEnv = {}) => {
    host = await InMemoryHost.start({
      WAHA_PASSKEY_METRICS_ENABLED: 'True',
      ...environment,
    });
  };

  afterEach(async () => {
    await host.close();
  });

  const read = async () =>
    (await host.api.get<string>('/metrics')).body.split('\n');

  /** One attempt that two bad assertions meet, and that is then cancelled. */
  const attempt = async (name: string) => {
    await host.api.post('/api/sessions', { name });
    const run = host.engine.runOf(name);
    run.tell({ type: 'qr', value: 'one' });
    await host.api.post(`/api/${name}/auth/request-code`, {
      phoneNumber: NUMBER,
    });
    run.driver.emit(call);
    await host.api.post(`/api/${name}/auth/passkey`, { id: 'canary' });
    await host.api.post(`/api/${name}/auth/passkey`, { id: 'canary' });
    return run;
  };

  it('is not there by default, and needs the key where it is', async () => {
    await start({ WAHA_PASSKEY_METRICS_ENABLED: 'False' });
    expect((await host.api.get('/metrics')).status).toBe(404);
    await host.close();
    await start();
    const refused = await host.api.get('/metrics', { 'X-Api-Key': 'wrong' });
    expect(refused.status).toBe(401);
    const { status, headers } = await host.api.get('/metrics');
    expect(status).toBe(200);
    expect(headers.get('content-type')).toMatch(
      /^text\/plain; version=0\.0\.4/,
    );
  });

  it('counts attempts, refused submits and sessions, and names no session', async () => {
    await start();
    const run = await attempt('secret-name');
    const counted = (await read()).filter((line) =>
      /^waha_\w+(?:open_attempts|refused\w+|_sessions)\{/.test(line),
    );
    expect(counted).toEqual(
      expect.arrayContaining([
        'waha_passkey_open_attempts{kind="linking"} 1',
        'waha_passkey_refused_submits_total{code="PASSKEY_BAD_BODY"} 2',
        'waha_passkey_sessions{engine="WEBJS",support="supported"} 1',
      ]),
    );
    run.driver.emit({
      type: 'call-ended',
      callId: 'c1',
      reason: 'ABORTED_BY_PAGE',
    });
    await host.api.post('/api/sessions/secret-name/stop');
    const lines = await read();
    expect(lines).toContain('waha_passkey_open_attempts{kind="linking"} 0');
    expect(
      lines.filter((line) => line.startsWith('waha_passkey_attempts_total{')),
    ).toEqual([
      expect.stringMatching(/kind="linking",outcome="ended",reason="\w+"} 1$/),
    ]);
    expect(
      lines.filter((line) => line.startsWith('waha_passkey_sessions{')),
    ).toEqual([]);
    expect(lines.join('\n')).not.toMatch(/secret-name|canary|1213213/);
  });

  it('names the session when asked to', async () => {
    await start({ WAHA_PASSKEY_METRICS_SESSION_LABEL: 'True' });
    await attempt('named');
    expect(await read()).toContain(
      'waha_passkey_open_attempts{kind="linking",session="named"} 1',
    );
  });
});
