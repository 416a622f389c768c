import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { StandIn } from '../src/stand-in/stand-in';
import { startStandIn } from '../src/stand-in/start-stand-in';
import {
  createClient,
  nextEvent,
  type WhatsAppClient,
} from './whatsapp-client';

let folder: string;
let standIn: StandIn;
let client: WhatsAppClient;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'testbed-'));
  standIn = await startStandIn({
    clockScale: 0.1,
    scenario: { gate: false },
    devicesFile: path.join(folder, 'devices.json'),
  });
  client = createClient(standIn, { profile: folder });
  const qr = nextEvent(client, 'qr');
  const ready = nextEvent(client, 'ready');
  await client.initialize();
  await standIn.phone.scan(String((await qr)[0]));
  await ready;
});

afterEach(async () => {
  await client.destroy();
  await standIn.stop();
  await rm(folder, { recursive: true, force: true, maxRetries: 4 });
});

it('is ready again after a restart, without a QR code', async () => {
  await client.destroy();
  client = createClient(standIn, { profile: folder });
  const events: string[] = [];
  client.on('qr', () => events.push('qr'));
  const ready = nextEvent(client, 'ready');
  await client.initialize();
  await ready;
  expect(events).toEqual([]);
  expect(client.info.wid.user).toBe(standIn.account.phoneNumber);
});

it('is still linked when the browser is killed and the stand-in restarted', async () => {
  const { account } = standIn;
  const browser = client.pupPage.browser();
  const gone = nextEvent(browser as unknown as WhatsAppClient, 'disconnected');
  browser.process()?.kill('SIGKILL');
  await gone;
  await standIn.stop();
  standIn = await startStandIn({
    account,
    clockScale: 0.1,
    devicesFile: path.join(folder, 'devices.json'),
  });
  client = createClient(standIn, { profile: folder });
  const ready = nextEvent(client, 'ready');
  await client.initialize();
  await ready;
  expect(standIn.devices).toHaveLength(1);
});

it('comes back by itself when its connection is cut', async () => {
  const states: unknown[] = [];
  const connected = new Promise<void>((resolve) => {
    client.on('change_state', (state: unknown) => {
      states.push(state);
      if (state === 'CONNECTED') resolve();
    });
  });
  standIn.dropConnections();
  await connected;
  expect(states).toEqual(['OPENING', 'PAIRING', 'CONNECTED']);
  await standIn.waitForScreen('main');
  expect(standIn.connections).toHaveLength(1);
});

it('tells the client when the phone unlinks it, and offers a QR code', async () => {
  const disconnected = nextEvent(client, 'disconnected');
  const qr = nextEvent(client, 'qr');
  standIn.phone.unlink(standIn.devices[0]?.deviceId ?? '');
  expect(await disconnected).toEqual(['LOGOUT']);
  expect(String((await qr)[0])).toMatch(/^2@/);
  expect(client.pupPage.url()).toContain('post_logout=1');
  // The last thing the client does on a new page.
  await client.pupPage.waitForFunction(
    "require('WAWebCmd').Cmd.isListenedTo('logout_from_bridge')",
  );
});

it('is unlinked by the client itself', async () => {
  await client.logout();
  expect(standIn.devices).toHaveLength(0);
});
