import fs from 'node:fs';
import { bundleOverlay, HostApp } from './host-app';
import { RunningHost } from './running-host';

const handoff = '/api/default/auth/passkey/handoff';

describe('the account owner’s page, with the overlay', () => {
  let app: HostApp;
  let overlay: string;
  let host: RunningHost;

  beforeAll(() => {
    app = new HostApp();
    overlay = bundleOverlay();
  });

  afterEach(() => host.stop());

  afterAll(() => {
    app.remove();
    fs.rmSync(overlay, { recursive: true });
  });

  async function start(env: NodeJS.ProcessEnv): Promise<void> {
    host = await RunningHost.start(app, {
      overlays: [overlay],
      env: {
        WHATSAPP_DEFAULT_ENGINE: 'NOWEB',
        WHATSAPP_SWAGGER_PASSWORD: 'secret',
        ...env,
      },
    });
  }

  const ask = async (route: string, method = 'GET') =>
    (await host.call(method, route)).status;

  it('opens without Swagger’s password, and nothing else does', async () => {
    await start({ WAHA_PASSKEY_PUBLIC_URL: 'https://waha.example.org' });
    expect(await ask('/passkey')).toBe(200);
    expect(await ask('/')).toBe(401);
    expect(await ask('/passkeys')).toBe(401);
    expect(host.stderr).toBe('');
  });

  it('is closed as ever without a public URL, and no link is given out', async () => {
    await start({});
    expect(await ask('/passkey')).toBe(401);
    await host.call('POST', '/api/sessions/default/start');
    expect(await ask(handoff, 'POST')).toBe(501);
  });

  it('asks for the password where WAHA has no such place, and that is said', async () => {
    const undo = app.drift([
      {
        file: 'core/SwaggerConfiguratorCore.js',
        from: 'this.app.use(',
        to: "this.app['use'](",
      },
    ]);
    try {
      await start({ WAHA_PASSKEY_PUBLIC_URL: 'https://waha.example.org' });
    } finally {
      undo();
    }
    expect(await ask('/passkey')).toBe(401);
    expect(host.stderr).toMatch(
      /^waha-passkey: the account owner’s page asks .* is missing\. .*\n$/,
    );
    expect(await ask('/api/default/auth/passkey/capability')).toBe(200);
  });
});
