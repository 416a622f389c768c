import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startGowsStandIn, type GowsStandIn } from '@waha-passkey/testbed/gows';
import {
  startNowebStandIn,
  type NowebStandIn,
} from '@waha-passkey/testbed/noweb';
import { describeRealWaha, wahaRoot } from './real-waha';
import { RunningWaha } from './running-waha';

jest.setTimeout(180_000);

const passkey = '/api/default/auth/passkey';

async function startSession(waha: RunningWaha): Promise<string> {
  await waha.call('POST', '/api/sessions/default/start', {});
  await waha.untilStatus('SCAN_QR_CODE');
  const { body } = await waha.call('GET', '/api/default/auth/qr?format=raw');
  return (body as { value: string }).value;
}

/** The same for every engine that cannot answer. */
async function expectRefusal(waha: RunningWaha): Promise<void> {
  const { payload } = await waha.untilStatus('PASSKEY_REQUIRED');
  const reason = { code: 'ENGINE_UNSUPPORTED' };
  expect(payload).toMatchObject({ data: null, passkey: { reason } });
  const capability = { supported: false, reason };
  const shown = await waha.call('GET', `${passkey}/capability`);
  expect(shown).toMatchObject({ status: 200, body: capability });
  const { body } = await waha.call('GET', '/api/sessions/default');
  expect(body).toMatchObject({
    status: 'PASSKEY_REQUIRED',
    engine: { capabilities: { passkey: capability } },
  });
  for (const [method, path] of [
    ['GET', '/challenge'],
    ['POST', ''],
    ['POST', '/confirm'],
    ['POST', '/handoff'],
  ] as const) {
    const json = method === 'POST' ? {} : undefined;
    const { status } = await waha.call(method, passkey + path, json);
    expect([method, path, status]).toEqual([method, path, 501]);
  }
}

const statuses = (waha: RunningWaha) =>
  waha.webhookEvents.map(({ payload }) => payload.status);

describeRealWaha('a real WAHA on NOWEB', () => {
  let standIn: NowebStandIn;
  let waha: RunningWaha;

  beforeAll(async () => {
    // WAHA's Baileys may miss what comes at once.
    standIn = await startNowebStandIn({ latencyMs: 1_000 });
    waha = await RunningWaha.start(wahaRoot, 'NOWEB', {
      nodeOptions: `--import ${join(__dirname, 'preload/loopback-chat.mjs')}`,
      env: { STAND_IN_CHAT_URL: standIn.url },
    });
  });

  afterAll(async () => {
    await waha?.stop();
    await standIn?.stop();
  });

  it('says before anything runs that it cannot answer', async () => {
    const { body } = await waha.call('GET', '/api/sessions/default');
    expect(body).toMatchObject({
      engine: { capabilities: { passkey: { supported: false } } },
    });
  });

  it('reports the gate, and ends FAILED when WhatsApp hangs up', async () => {
    await standIn.phone.scan(await startSession(waha));
    await expectRefusal(waha);
    const { connections } = standIn;
    standIn.dropConnections();
    const { payload } = await waha.untilStatus('FAILED');
    expect(payload.passkey).toMatchObject({
      reason: { code: 'ENGINE_UNSUPPORTED' },
    });
    expect(standIn.connections).toBe(connections);
    expect(statuses(waha)).toEqual([
      'STARTING',
      'SCAN_QR_CODE',
      'PASSKEY_REQUIRED',
      'FAILED',
    ]);
  });
});

describeRealWaha('a real WAHA on GOWS', () => {
  let standIn: GowsStandIn;
  let waha: RunningWaha;
  let folder: string;
  let bridge: Server;

  beforeAll(async () => {
    standIn = await startGowsStandIn({ clockScale: 0.1 });
    folder = mkdtempSync(join(tmpdir(), 'gows-'));
    const socket = join(folder, 'gows.sock');
    bridge = await openSocket(socket, standIn.address);
    waha = await RunningWaha.start(wahaRoot, 'GOWS', {
      env: { WAHA_GOWS_SOCKET: socket },
    });
  });

  afterAll(async () => {
    await waha?.stop();
    standIn?.stop();
    bridge?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('reports the gate, and ends FAILED when the binary gives up', async () => {
    standIn.phone.scan(await startSession(waha));
    await expectRefusal(waha);
    const { payload } = await waha.untilStatus('FAILED');
    expect(payload.passkey).toMatchObject({
      reason: { code: 'ENGINE_UNSUPPORTED' },
    });
    expect(statuses(waha).slice(-2)).toEqual(['PASSKEY_REQUIRED', 'FAILED']);
  });
});

/** WAHA reaches GOWS through a socket file, the stand-in listens on a port. */
async function openSocket(path: string, address: string): Promise<Server> {
  const port = Number(address.split(':')[1]);
  const server = createServer((client) => {
    const target = connect(port, '127.0.0.1');
    client.pipe(target).pipe(client);
    client.on('error', () => target.destroy());
    target.on('error', () => client.destroy());
  });
  server.listen(path);
  await once(server, 'listening');
  return server;
}
