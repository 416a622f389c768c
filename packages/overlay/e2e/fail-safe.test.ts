import fs from 'node:fs';
import path from 'node:path';
import { drifts } from './drifts';
import { findChanges } from './find-changes';
import { bundleOverlay, HostApp } from './host-app';
import { RunningHost, type HostOptions } from './running-host';

const env = { WHATSAPP_DEFAULT_ENGINE: 'NOWEB' };

describe('a host the overlay cannot fit', () => {
  let app: HostApp;
  let overlay: string;
  let bare: RunningHost['document'];
  let host: RunningHost;

  beforeAll(async () => {
    app = new HostApp();
    const gows = 'dist/core/engines/gows';
    fs.cpSync(path.join(app.folder, gows), path.join(app.folder, `${gows}2`), {
      recursive: true,
    });
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

  const lines = () => host.stderr.split('\n').filter((line) => line !== '');

  /** Its API, its statuses and its events are those it has without us. */
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

  it.each(drifts)('stays as it was without %s', async (marker, changes) => {
    const undo = app.drift(changes);
    try {
      await start({ overlays: [overlay] });
    } finally {
      undo();
    }
    expect(lines()).toEqual([
      `waha-passkey: WAHA 2026.2.1 runs without passkeys: ${marker} is missing. Please report this line: npm bugs @waha-passkey/overlay`,
    ]);
    const { schemas } = bare.components;
    if (!marker.startsWith('WAHASessionStatus')) {
      await expectUntouched();
    }
    expect(Object.keys(host.document.components.schemas)).toEqual(
      Object.keys(schemas),
    );
  });

  it('stays as it was when it is too old, and says so', async () => {
    const undo = app.drift([
      { file: 'version.js', from: '2026.2.1', to: '2024.11.3' },
      { file: 'core/abc/session.abc.js', from: /events2/g, to: 'events' },
    ]);
    try {
      await start({ overlays: [overlay] });
    } finally {
      undo();
    }
    expect(lines()).toEqual([
      'waha-passkey: WAHA 2024.11.3 is too old, WhatsappSession.getEventObservable with events2 in dist/core/abc/session.abc.js is missing: update it to 2025.9 or later. It runs on without passkeys.',
    ]);
    await expectUntouched();
  });

  it('stays as it was when WAHA_PASSKEY_ENABLED is false, and says nothing', async () => {
    await start({
      overlays: [overlay],
      env: { WAHA_PASSKEY_ENABLED: 'false' },
    });
    expect(host.stderr).toBe('');
    await expectUntouched();
  });

  it('stays as it was when a setting is broken, and names it', async () => {
    await start({
      overlays: [overlay],
      env: { WAHA_PASSKEY_GATE_TIMEOUT_SECONDS: 'soon' },
    });
    expect(host.stderr).toContain(
      'waha-passkey is switched off: WAHA_PASSKEY_GATE_TIMEOUT_SECONDS must be a whole number from 1 to 3600.',
    );
    await expectUntouched();
  });

  it('stays as it was when it carries the patches', async () => {
    const patch = path.join(app.folder, 'dist/modules/waha-passkey');
    fs.mkdirSync(patch, { recursive: true });
    try {
      await start({ overlays: [overlay] });
    } finally {
      fs.rmSync(patch, { recursive: true });
    }
    expect(lines()).toEqual([
      expect.stringContaining('was built with the patches of waha-passkey.'),
    ]);
    await expectUntouched();
  });

  it('stays as it was when it answers passkeys on WEBJS itself', async () => {
    const undo = app.drift([
      {
        file: 'core/engines/webjs/session.webjs.core.js',
        from: 'buildClient() {',
        to: 'sendPasskeyResponse() {}\n    buildClient() {',
      },
    ]);
    try {
      await start({ overlays: [overlay] });
    } finally {
      undo();
    }
    expect(lines()).toEqual([
      expect.stringContaining(
        'WAHA 2026.2.1 answers passkeys on WEBJS itself.',
      ),
    ]);
    await expectUntouched();
  });

  it.each(['overlay.cjs', 'passkey.cjs'])(
    'stays as it was when %s is not in the folder',
    async (file) => {
      const damaged = `${overlay}-damaged`;
      fs.cpSync(overlay, damaged, { recursive: true });
      fs.rmSync(path.join(damaged, file));
      try {
        await start({ overlays: [damaged] });
      } finally {
        fs.rmSync(damaged, { recursive: true });
      }
      expect(lines()).toEqual([
        expect.stringMatching(
          /^waha-passkey: .*runs without passkeys: .*Cannot find module/,
        ),
      ]);
      await expectUntouched();
    },
  );

  it('takes the first of two overlays, and says so', async () => {
    const second = `${overlay}-second`;
    fs.cpSync(overlay, second, { recursive: true });
    try {
      await start({ overlays: [overlay, second, overlay] });
    } finally {
      fs.rmSync(second, { recursive: true });
    }
    expect(lines()).toEqual([
      `waha-passkey: ${overlay} is in use. The overlay in ${second} does nothing.`,
    ]);
    expect(host.document.paths).toHaveProperty(['/api/{session}/auth/passkey']);
  });

  it('gets additions only where it fits', async () => {
    await start({ overlays: [overlay] });
    expect(host.stderr).toBe('');
    expect(findChanges(bare, host.document)).toEqual([]);
    const { status, data, passkey } =
      host.document.components.schemas['WASessionStatusBody']?.properties ?? {};
    expect([status, data, passkey]).toEqual([
      {
        type: 'string',
        enum: [
          ...['STOPPED', 'STARTING', 'SCAN_QR_CODE', 'WORKING', 'FAILED'],
          ...['PASSKEY_REQUIRED', 'PASSKEY_CONFIRMATION_REQUIRED'],
        ],
      },
      expect.objectContaining({ nullable: true }),
      expect.objectContaining({ nullable: true }),
    ]);
  });
});
