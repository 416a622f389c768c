import fs from 'node:fs';
import path from 'node:path';
import { bundleOverlay, HostApp } from './host-app';
import { RunningHost, type HostOptions } from './running-host';

const env = { WHATSAPP_DEFAULT_ENGINE: 'NOWEB' };

/** A host that is started once a test, and what it is without the overlay. */
export interface FailSafeScene {
  readonly app: HostApp;
  readonly overlay: string;
  readonly host: RunningHost;
  /** Its OpenAPI document, without the overlay. */
  readonly bare: RunningHost['document'];
  start(options: HostOptions): Promise<void>;
  /** What it wrote to stderr. */
  lines(): string[];
  /** Its API, its statuses and its events are those it has without us. */
  expectUntouched(): Promise<void>;
}

/** Call it in a `describe`; what it returns is there once a test runs. */
export function useFailSafeScene(): FailSafeScene {
  let app: HostApp;
  let overlay: string;
  let bare: RunningHost['document'];
  let host: RunningHost;

  beforeAll(async () => {
    app = new HostApp();
    const gows = path.join(app.folder, 'dist/core/engines/gows');
    fs.cpSync(gows, `${gows}2`, { recursive: true });
    overlay = bundleOverlay();
    await start({});
    bare = host.document;
    await host.stop();
  });

  afterEach(() => host.stop());

  afterAll(() => {
    app.remove();
    fs.rmSync(overlay, { recursive: true });
  });

  async function start(options: HostOptions): Promise<void> {
    host = await RunningHost.start(app, {
      ...options,
      env: { ...env, ...options.env },
    });
  }

  async function expectUntouched(): Promise<void> {
    expect(host.stdout).toBe('');
    expect(host.document).toEqual(bare);
    const session = '/api/sessions/default';
    await host.call('POST', `${session}/start`);
    for (const event of ['qr', 'gate']) {
      await host.call('POST', `${session}/meet/${event}`);
    }
    expect(host.events).toEqual([
      { name: 'default', status: 'STARTING' },
      { name: 'default', status: expect.stringMatching(/^SCAN_QR/) },
    ]);
    expect((await host.call('GET', session)).body).not.toHaveProperty(
      'engine.capabilities',
    );
  }

  return {
    get app() {
      return app;
    },
    get overlay() {
      return overlay;
    },
    get host() {
      return host;
    },
    get bare() {
      return bare;
    },
    start,
    lines: () => host.stderr.split('\n').filter((line) => line !== ''),
    expectUntouched,
  };
}
