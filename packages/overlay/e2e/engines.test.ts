import fs from 'node:fs';
import { laterWaha } from './drifts';
import { bundleOverlay, HostApp, type Drift } from './host-app';
import { RunningHost } from './running-host';

const passkey = '/api/default/auth/passkey';

describe('engines that cannot answer, with the overlay', () => {
  let app: HostApp;
  let overlay: string;
  let host: RunningHost;

  beforeAll(() => {
    overlay = bundleOverlay();
  });

  afterEach(async () => {
    await host.stop();
    app.remove();
  });

  afterAll(() => fs.rmSync(overlay, { recursive: true }));

  async function start(
    engine: string,
    { plus = false, drifts = [] as Drift[] } = {},
  ): Promise<void> {
    app = new HostApp({ plus });
    app.drift(drifts);
    host = await RunningHost.start(app, {
      overlays: [overlay],
      env: { WHATSAPP_DEFAULT_ENGINE: engine },
    });
    await host.call('POST', '/api/sessions/default/start');
  }

  async function meet(...events: string[]): Promise<void> {
    for (const event of events) {
      await host.call('POST', `/api/sessions/default/meet/${event}`);
    }
  }

  const statuses = () => host.events.map(({ status }) => status);

  it.each([
    ['Core', false],
    ['the former Plus', true],
  ])(
    'NOWEB of %s reports the gate, and ends FAILED instead of a loop',
    async (_name, plus) => {
      await start('NOWEB', { plus });
      await meet('qr', 'gate', 'qr');
      expect(host.events.at(-1)).toMatchObject({
        status: 'PASSKEY_REQUIRED',
        data: null,
        passkey: { reason: { code: 'ENGINE_UNSUPPORTED' } },
      });
      await meet('close');
      expect(statuses()).toEqual([
        'STARTING',
        'SCAN_QR_CODE',
        'PASSKEY_REQUIRED',
        'FAILED',
      ]);
      const { body } = await host.call('GET', '/api/sessions/default');
      expect(body).toMatchObject({
        engine: { capabilities: { passkey: { supported: false } } },
      });
      expect(host.stderr).toBe('');
    },
  );

  it('NOWEB reconnects as ever where there was no gate', async () => {
    await start('NOWEB');
    await meet('qr', 'close', 'qr', 'gate');
    await meet('close');
    expect(statuses()).toEqual([
      ...['STARTING', 'SCAN_QR_CODE', 'FAILED'],
      ...['SCAN_QR_CODE', 'PASSKEY_REQUIRED', 'FAILED'],
    ]);
  });

  it('GOWS reports the gate, and ends FAILED when the binary gives up', async () => {
    await start('GOWS');
    await meet('code', 'passkey-request', 'code');
    expect((await host.call('GET', passkey)).body).toMatchObject({
      reason: { code: 'ENGINE_UNSUPPORTED' },
    });
    await meet('timeout');
    expect(statuses()).toEqual([
      'STARTING',
      'SCAN_QR_CODE',
      'PASSKEY_REQUIRED',
      'FAILED',
    ]);
  });

  it('adds nothing twice to a WAHA that has statuses, routes and data itself', async () => {
    await start('GOWS', { drifts: laterWaha });
    await meet('code', 'passkey-request');
    expect(host.events.at(-1)).toMatchObject({
      status: 'PASSKEY_REQUIRED',
      data: null,
      passkey: { reason: { code: 'ENGINE_UNSUPPORTED' } },
    });
    expect((await host.call('GET', `${passkey}/challenge`)).status).toBe(404);
    expect((await host.call('GET', passkey)).status).toBe(200);
    const { enum: seen } = host.document.components.schemas[
      'WASessionStatusBody'
    ]?.properties['status'] as { enum: string[] };
    expect(seen).toEqual([
      ...['STOPPED', 'STARTING', 'SCAN_QR_CODE', 'PASSKEY_REQUIRED'],
      ...['PASSKEY_CONFIRMATION_REQUIRED', 'WORKING', 'FAILED'],
    ]);
  });
});
