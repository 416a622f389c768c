import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { PasskeyChallenge } from '@waha-passkey/contract';
import {
  chromiumLaunchOptions,
  launchOwner,
  startStandIn,
  type Owner,
  type StandIn,
} from '@waha-passkey/testbed';
import { bundleOverlay, HostApp, type Drift } from './host-app';
import { RunningHost } from './running-host';

const auth = '/api/default/auth';
const passkey = `${auth}/passkey`;

/** A WAHA of 2026.3 or later: its manager has one engine more. */
const laterWaha: Drift[] = [
  {
    file: 'core/manager.core.js',
    from: 'const session_webjs_core_1',
    to: 'const session_wpp_core_1 = require("./engines/wpp/session.wpp.core");\nconst session_webjs_core_1',
  },
  {
    file: 'core/manager.core.js',
    from: "if (engine === 'NOWEB')",
    to: "if (engine === 'WPP')\n            return session_wpp_core_1.WhatsappSessionWPPCore;\n        if (engine === 'NOWEB')",
  },
];

const wppFile = 'core/engines/wpp/session.wpp.core.js';

describe('a WAHA-like host on WPP, with the overlay', () => {
  let app: HostApp;
  let overlay: string;
  let standIn: StandIn;
  let owner: Owner;
  let host: RunningHost;
  let data: string;

  beforeAll(async () => {
    overlay = bundleOverlay();
    standIn = await startStandIn({ clockScale: 0.1 });
    owner = await launchOwner(standIn);
  });

  beforeEach(() => {
    data = fs.mkdtempSync(path.join(os.tmpdir(), 'host-data-'));
    app = new HostApp();
    app.drift(laterWaha);
  });

  afterEach(async () => {
    await call('POST', '/api/sessions/default/stop');
    await host.stop();
    app.remove();
    fs.rmSync(data, { recursive: true, force: true, maxRetries: 5 });
  });

  afterAll(async () => {
    await owner.close();
    await standIn.stop();
    fs.rmSync(overlay, { recursive: true, force: true });
  });

  const call = (method: string, route: string, body?: unknown) =>
    host.call(method, route, { body });

  async function start(drifts: Drift[] = []): Promise<void> {
    app.drift(drifts);
    host = await RunningHost.start(app, {
      overlays: [overlay],
      env: {
        WHATSAPP_DEFAULT_ENGINE: 'WPP',
        HOST_CHROMIUM: JSON.stringify(chromiumLaunchOptions(standIn)),
        WAHA_LOCAL_STORE_BASE_DIR: data,
      },
    });
    await call('POST', '/api/sessions/default/start');
  }

  async function scan(): Promise<void> {
    const { body } = await call('GET', `${auth}/qr`);
    await standIn.phone.scan((body as { value: string }).value);
  }

  async function enterCode(): Promise<void> {
    const body = { phoneNumber: standIn.account.phoneNumber };
    const answer = await call('POST', `${auth}/request-code`, body);
    await standIn.phone.enterCode((answer.body as { code: string }).code);
  }

  it.each([
    ['QR code', scan],
    ['pairing code', enterCode],
  ])('links by %s, and is WORKING only then', async (_how, begin) => {
    await start();
    await host.untilStatus('SCAN_QR_CODE');
    await begin();
    await host.untilStatus('PASSKEY_REQUIRED');
    const challenge = await call('GET', `${passkey}/challenge`);
    const assertion = await owner.sign(challenge.body as PasskeyChallenge);
    expect((await call('POST', passkey, assertion)).status).toBe(201);
    await standIn.phone.approve();
    await host.untilStatus('WORKING');
    const statuses = host.events.map(({ status }) => status);
    expect(statuses.filter((each, at) => each !== statuses[at - 1])).toEqual([
      'STARTING',
      'SCAN_QR_CODE',
      'PASSKEY_REQUIRED',
      'STARTING',
      'WORKING',
    ]);
    const { body } = await call('GET', '/api/sessions/default');
    expect(body).toMatchObject({
      engine: { capabilities: { passkey: { supported: true } } },
    });
  });

  it('runs without passkeys where WPPConnect navigates before it starts its client', async () => {
    await start([
      {
        file: wppFile,
        from: '(0, wppconnect_1.create)(options)',
        to: '(0, wppconnect_1.create)(options = { ...options, statusFind: (...args) => options.statusFind(...args) })',
      },
    ]);
    await host.untilStatus('SCAN_QR_CODE');
    const { body } = await call('GET', `${passkey}/capability`);
    expect(body).toMatchObject({
      supported: false,
      reason: {
        code: 'ENGINE_UNSUPPORTED',
        message: expect.stringContaining('without Whatsapp.start()'),
        alternatives: ['WEBJS'],
      },
    });
  });

  it('leaves a host alone whose session creates its client elsewhere', async () => {
    await start([
      { file: wppFile, from: /createClientAsync/g, to: 'createLater' },
    ]);
    expect(host.stderr).toContain(
      'runs without passkeys: WhatsappSessionWPPCore.createClientAsync with create(options) in dist/core/engines/wpp/session.wpp.core.js is missing.',
    );
    expect((await call('GET', passkey)).status).toBe(404);
  });
});
