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
import { bundleOverlay, HostApp } from './host-app';
import { RunningHost } from './running-host';

const auth = '/api/default/auth';
const passkey = `${auth}/passkey`;

describe('an unpatched WAHA-like host on WEBJS, with the overlay', () => {
  let app: HostApp;
  let overlay: string;
  let standIn: StandIn;
  let owner: Owner;
  let host: RunningHost;
  let data: string;

  beforeAll(async () => {
    app = new HostApp();
    overlay = bundleOverlay();
    standIn = await startStandIn({ clockScale: 0.1 });
    owner = await launchOwner(standIn);
    data = fs.mkdtempSync(path.join(os.tmpdir(), 'host-data-'));
    host = await RunningHost.start(app, {
      overlays: [overlay],
      env: {
        HOST_CHROMIUM: JSON.stringify(chromiumLaunchOptions(standIn)),
        WAHA_LOCAL_STORE_BASE_DIR: data,
      },
    });
  });

  afterAll(async () => {
    await host.call('POST', '/api/sessions/default/stop');
    await host.stop();
    await owner.close();
    await standIn.stop();
    app.remove();
    for (const folder of [overlay, data]) {
      fs.rmSync(folder, { recursive: true, force: true });
    }
  });

  const call = (method: string, route: string, body?: unknown) =>
    host.call(method, route, { body });

  async function startAndScan(): Promise<void> {
    await call('POST', '/api/sessions/default/stop');
    host.events.splice(0);
    await call('POST', '/api/sessions/default/start');
    await host.untilStatus('SCAN_QR_CODE');
    const { body } = await call('GET', `${auth}/qr`);
    await standIn.phone.scan((body as { value: string }).value);
    await host.untilStatus('PASSKEY_REQUIRED');
  }

  it('lets go of a pending passkey when the session stops, and asks anew at the next start', async () => {
    await startAndScan();
    await call('POST', '/api/sessions/default/stop');
    expect(host.events.at(-1)).toMatchObject({
      status: 'STOPPED',
      data: null,
      passkey: { phase: 'ended' },
    });
    expect((await call('GET', passkey)).status).toBe(404);
    expect((await call('GET', `${passkey}/challenge`)).status).toBe(404);
    await startAndScan();
    expect((await call('GET', `${passkey}/challenge`)).status).toBe(200);
    // Started over while it is pending: a new client, a new QR code.
    await call('POST', '/api/sessions/default/start');
    await host.untilStatus('SCAN_QR_CODE');
    expect((await call('GET', `${passkey}/challenge`)).status).toBe(422);
  });

  it('links by QR code from start to WORKING', async () => {
    await startAndScan();
    const { data: asked } = host.events.at(-1) ?? {};
    const challenge = await call('GET', `${passkey}/challenge`);
    expect(challenge).toEqual({ status: 200, body: asked });
    const assertion = await owner.sign(challenge.body as PasskeyChallenge);
    const bad = { ...assertion, type: 'other' };
    expect((await call('POST', passkey, bad)).status).toBe(400);
    expect((await call('POST', passkey, assertion)).status).toBe(201);
    await standIn.phone.approve();
    await host.untilStatus('WORKING');
    expect(host.events.map(({ status }) => status)).toEqual([
      'STARTING',
      'SCAN_QR_CODE',
      'PASSKEY_REQUIRED',
      'STARTING',
      'WORKING',
    ]);
    expect(host.events.at(-1)).toMatchObject({
      data: null,
      passkey: { phase: 'completed' },
    });
    expect((await call('POST', passkey, assertion)).status).toBe(201);
    for (const other of [
      bad,
      await owner.sign(challenge.body as PasskeyChallenge),
    ]) {
      expect(await call('POST', passkey, other)).toMatchObject({
        status: 422,
        body: { code: 'PASSKEY_NOT_PENDING' },
      });
    }
    const info = await call('GET', '/api/sessions/default');
    expect(info.body).toMatchObject({
      status: 'WORKING',
      engine: {
        engine: 'WEBJS',
        capabilities: { passkey: { supported: true } },
      },
    });
  });

  it('guards every new route by the controller’s own policies', async () => {
    const routes = Object.entries(host.document.paths)
      .filter(([route]) => route.includes('/passkey'))
      .flatMap(([route, methods]) =>
        Object.keys(methods).map((method) => [method, route] as const),
      );
    expect(routes.length).toBeGreaterThanOrEqual(9);
    for (const [method, route] of routes) {
      const target = route.replace('{session}', 'default');
      const wrong = await host.call(method, target, { key: 'wrong' });
      const foreign = await host.call(method, target, { key: 'of-another' });
      expect([method, route, wrong.status, foreign.status]).toEqual([
        ...[method, route, 401, 403],
      ]);
    }
  });

  it('documents every shape that its routes refer to', () => {
    const { paths, components } = host.document;
    const references = JSON.stringify(paths).matchAll(/schemas\/(\w+)/g);
    const names = new Set([...references].map(([, name]) => name));
    expect([...names]).toContain('PasskeyErrorDto');
    expect(Object.keys(components.schemas)).toEqual(
      expect.arrayContaining([...names]),
    );
  });

  it('says nothing on either output', () => {
    expect(host.stdout).toBe('');
    expect(host.stderr).toBe('');
  });
});
