import fs from 'node:fs';
import path from 'node:path';
import { findChanges } from './find-changes';
import { useFailSafeScene } from './fail-safe-scene';

describe('a host the overlay does not belong into', () => {
  const scene = useFailSafeScene();

  it('stays as it was when it is too old, and says so', async () => {
    const undo = scene.app.drift([
      { file: 'version.js', from: '2026.2.1', to: '2024.11.3' },
      { file: 'core/abc/session.abc.js', from: /events2/g, to: 'events' },
    ]);
    try {
      await scene.start({ overlays: [scene.overlay] });
    } finally {
      undo();
    }
    expect(scene.lines()).toEqual([
      'waha-passkey: WAHA 2024.11.3 is too old, WhatsappSession.getEventObservable with events2 in dist/core/abc/session.abc.js is missing: update it to 2025.9 or later. It runs on without passkeys.',
    ]);
    await scene.expectUntouched();
  });

  it('stays as it was when WAHA_PASSKEY_ENABLED is false, and says nothing', async () => {
    await scene.start({
      overlays: [scene.overlay],
      env: { WAHA_PASSKEY_ENABLED: 'false' },
    });
    expect(scene.host.stderr).toBe('');
    await scene.expectUntouched();
  });

  it('stays as it was when a setting is broken, and names it', async () => {
    await scene.start({
      overlays: [scene.overlay],
      env: { WAHA_PASSKEY_GATE_TIMEOUT_SECONDS: 'soon' },
    });
    expect(scene.host.stderr).toContain(
      'waha-passkey is switched off: WAHA_PASSKEY_GATE_TIMEOUT_SECONDS must be a whole number from 1 to 3600.',
    );
    await scene.expectUntouched();
  });

  it('stays as it was when it carries the patches', async () => {
    const patch = path.join(scene.app.folder, 'dist/modules/waha-passkey');
    fs.mkdirSync(patch, { recursive: true });
    try {
      await scene.start({ overlays: [scene.overlay] });
    } finally {
      fs.rmSync(patch, { recursive: true });
    }
    expect(scene.lines()).toEqual([
      expect.stringContaining('was built with the patches of waha-passkey.'),
    ]);
    await scene.expectUntouched();
  });

  it('stays as it was when it answers passkeys on WEBJS itself', async () => {
    const undo = scene.app.drift([
      {
        file: 'core/engines/webjs/session.webjs.core.js',
        from: 'buildClient() {',
        to: 'sendPasskeyResponse() {}\n    buildClient() {',
      },
    ]);
    try {
      await scene.start({ overlays: [scene.overlay] });
    } finally {
      undo();
    }
    expect(scene.lines()).toEqual([
      expect.stringContaining(
        'WAHA 2026.2.1 answers passkeys on WEBJS itself.',
      ),
    ]);
    await scene.expectUntouched();
  });

  it.each([
    'overlay.cjs',
    'passkey.cjs',
    'attempt.cjs',
    'whatsapp-web.cjs',
    'handoff-page.cjs',
    'routes.json',
  ])('stays as it was when %s is not in the folder', async (file) => {
    const damaged = `${scene.overlay}-damaged`;
    fs.cpSync(scene.overlay, damaged, { recursive: true });
    fs.rmSync(path.join(damaged, file));
    try {
      await scene.start({ overlays: [damaged] });
    } finally {
      fs.rmSync(damaged, { recursive: true });
    }
    expect(scene.lines()).toEqual([
      expect.stringMatching(
        /^waha-passkey: .*runs without passkeys: .* is incomplete or damaged /,
      ),
    ]);
    await scene.expectUntouched();
  });

  it('starts, and shows a QR code, without the files that are read later', async () => {
    const early = `${scene.overlay}-early`;
    fs.cpSync(scene.overlay, early, { recursive: true });
    for (const file of [
      'attempt.cjs',
      'handoff-page.cjs',
      'whatsapp-web.cjs',
    ]) {
      fs.writeFileSync(path.join(early, file), 'throw new Error("too early");');
    }
    try {
      await scene.start({ overlays: [early] });
      await scene.host.call('POST', '/api/sessions/default/start');
      await scene.host.call('POST', '/api/sessions/default/meet/qr');
    } finally {
      fs.rmSync(early, { recursive: true });
    }
    expect(scene.lines()).toEqual([]);
    const { status, body } = await scene.host.call(
      'GET',
      '/api/default/auth/passkey/capability',
    );
    expect(status).toBe(200);
    expect(body).toMatchObject({ supported: false });
  });

  it('takes the first of two overlays, and says so', async () => {
    const second = `${scene.overlay}-second`;
    fs.cpSync(scene.overlay, second, { recursive: true });
    try {
      await scene.start({ overlays: [scene.overlay, second, scene.overlay] });
    } finally {
      fs.rmSync(second, { recursive: true });
    }
    expect(scene.lines()).toEqual([
      `waha-passkey: ${scene.overlay} is in use. The overlay in ${second} does nothing.`,
    ]);
    expect(scene.host.document.paths).toHaveProperty([
      '/api/{session}/auth/passkey',
    ]);
  });

  it('gets additions only where it fits', async () => {
    await scene.start({ overlays: [scene.overlay] });
    expect(scene.host.stderr).toBe('');
    expect(findChanges(scene.bare, scene.host.document)).toEqual([]);
    const { status, data, passkey } =
      scene.host.document.components.schemas['WASessionStatusBody']
        ?.properties ?? {};
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
