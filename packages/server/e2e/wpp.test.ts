import {
  launchOwner,
  startStandIn,
  type Owner,
  type StandIn,
} from '@waha-passkey/testbed';
import { BrowserHost } from './hosts/browser-host';
import { browserOf, isAlive } from './hosts/browser-processes';
import { linkSession, reachGate } from './hosts/link-session';

jest.setTimeout(120_000);

describe('a session of the engine WPP', () => {
  let standIn: StandIn;
  let owner: Owner;
  let host: BrowserHost;

  beforeAll(async () => {
    standIn = await startStandIn({ clockScale: 0.1 });
    [owner, host] = await Promise.all([
      launchOwner(standIn),
      BrowserHost.start(standIn),
    ]);
  });

  afterAll(async () => {
    await Promise.all([host?.close(), owner?.close()]);
    await standIn?.stop();
  });

  it('links by QR code, keeps its login, starts again after its browser is lost, and logs out', async () => {
    const devices = standIn.devices.length;
    const session = host.session('by-qr');
    const created = await session.create({}, 'WPP');
    expect(created.body).toMatchObject({ engine: { engine: 'WPP' } });
    await session.next('SCAN_QR_CODE');
    await linkSession(session, standIn, owner);
    expect(session.steps).toEqual([
      'STARTING',
      'SCAN_QR_CODE',
      'PASSKEY_REQUIRED',
      'STARTING',
      'WORKING',
    ]);
    const working = await session.next('WORKING');
    expect(working.engine).toBe('WPP');
    expect(working.me?.id).toMatch(/^\d+@c\.us$/);
    const { body } = await session.api.get('/api/sessions/by-qr');
    expect(body).toMatchObject({
      engine: { WWebVersion: expect.any(String) as string, state: 'CONNECTED' },
    });

    let skip = session.seen;
    const lost = await browserOf(host.folder, session.name, 'wpp');
    process.kill(lost, 'SIGKILL');
    await session.next('FAILED', skip);
    await session.next('WORKING', skip);

    await session.order('stop');
    skip = session.seen;
    await session.order('start');
    await session.next('WORKING', skip);
    expect(standIn.devices).toHaveLength(devices + 1);
    await session.order('logout');
    expect(standIn.devices).toHaveLength(devices);
    await session.next('SCAN_QR_CODE', skip);
    await session.delete();
  });

  it('links by pairing code, after a stop, a restart and a log-out in the middle of the gate', async () => {
    const session = host.session('by-code');
    await session.create({}, 'WPP');
    await session.next('SCAN_QR_CODE');
    for (const orders of [
      ['stop', 'start'],
      ['restart'],
      ['logout'],
    ] as const) {
      await reachGate(session, standIn);
      const browser = await browserOf(host.folder, session.name, 'wpp');
      const skip = session.seen;
      for (const order of orders) {
        expect((await session.order(order)).status).toBe(201);
      }
      expect(isAlive(browser)).toBe(false);
      await session.next('SCAN_QR_CODE', skip);
    }
    const skip = session.seen;
    const code = await session.requestCode('+1 202 555 0123');
    expect(code).toMatch(/^[A-Z0-9]{4}-[A-Z0-9]{4}$/);
    const link = await standIn.phone.enterCode(code);
    await session.next('PASSKEY_REQUIRED', skip);
    const assertion = await owner.sign(await session.challenge());
    expect((await session.submit(assertion)).status).toBe(201);
    await standIn.phone.approve({ link });
    await session.next('WORKING', skip);
    await session.delete();
  });

  it('fails with the reason when the phone removes the device', async () => {
    const session = host.session('removed');
    await session.create({}, 'WPP');
    await session.next('SCAN_QR_CODE');
    await linkSession(session, standIn, owner);
    standIn.phone.unlink(standIn.devices.at(-1)?.deviceId ?? '');
    const { payload } = await session.next('FAILED');
    expect(payload.reason).toMatch(/does not know this login any more/);
    await session.delete();
  });
});
