import {
  launchOwner,
  startStandIn,
  type Owner,
  type StandIn,
} from '@waha-passkey/testbed';
import { access } from 'node:fs/promises';
import path from 'node:path';
import { BrowserHost } from './hosts/browser-host';
import { browserOf, isAlive } from './hosts/browser-processes';
import { linkSession, reachGate } from './hosts/link-session';

jest.setTimeout(120_000);

describe('a session in the middle of the gate', () => {
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

  const begin = async (name: string) => {
    const session = host.session(name);
    await session.create();
    await session.next('SCAN_QR_CODE');
    await reachGate(session, standIn);
    return { session, browser: await browserOf(host.folder, name) };
  };

  it.each(['restart', 'logout'] as const)(
    'links after a %s, with another browser',
    async (order) => {
      const { session, browser } = await begin(`after-${order}`);
      const old = await owner.sign(await session.challenge());
      const skip = session.seen;
      expect((await session.order(order)).status).toBe(201);
      expect(isAlive(browser)).toBe(false);
      await session.next('SCAN_QR_CODE', skip);
      const late = await session.submit(old);
      expect(late.body.code).toBe('PASSKEY_NOT_PENDING');
      await linkSession(session, standIn, owner);
      await session.delete();
    },
  );

  it('starts anew on start when the phone declined, though it could be renewed', async () => {
    const session = host.session('declined');
    await session.create();
    await session.next('SCAN_QR_CODE');
    const link = await reachGate(session, standIn);
    const browser = await browserOf(host.folder, session.name);
    await session.submit(await owner.sign(await session.challenge()));
    await standIn.phone.decline({ link });
    const { payload } = await session.next('FAILED');
    expect(payload.passkey).toMatchObject({
      reason: { code: 'REFUSED_BY_WHATSAPP' },
      retryable: true,
    });
    const skip = session.seen;
    const { status, body } = await session.order('start');
    expect([status, body]).toMatchObject([201, { status: 'STARTING' }]);
    expect(isAlive(browser)).toBe(false);
    await session.next('SCAN_QR_CODE', skip);
    await linkSession(session, standIn, owner);
    await session.delete();
  });

  it('stops, and answers 404 where it answered before', async () => {
    const { session, browser } = await begin('stopped');
    const assertion = await owner.sign(await session.challenge());
    await session.order('stop');
    expect(isAlive(browser)).toBe(false);
    const { status, body } = await session.submit(assertion);
    expect([status, body.code]).toEqual([404, 'PASSKEY_SESSION_NOT_FOUND']);
    const capability = await host.api.get(
      '/api/stopped/auth/passkey/capability',
    );
    expect(capability.body).toMatchObject({ supported: true });
    await session.delete();
  });

  it('is deleted with everything it kept', async () => {
    const { session, browser } = await begin('deleted');
    await session.delete();
    expect(isAlive(browser)).toBe(false);
    await expect(access(path.join(host.folder, 'deleted'))).rejects.toThrow(
      'ENOENT',
    );
    expect(host.socket.log.of('deleted').at(-1)?.payload.status).toBe(
      'STOPPED',
    );
  });

  it('goes back to a QR code when it is cancelled', async () => {
    const { session } = await begin('cancelled');
    const skip = session.seen;
    expect((await session.passkey('cancel')).status).toBe(201);
    const { payload } = await session.next('SCAN_QR_CODE', skip);
    expect(payload.passkey?.reason?.code).toBe('CANCELLED');
    await session.delete();
  });

  it('does not leave a browser behind when it is stopped while it starts', async () => {
    const session = host.session('hasty');
    await session.create();
    await session.order('stop');
    expect(session.steps).toEqual(['STARTING', 'STOPPED']);
    await session.order('start');
    await session.next('SCAN_QR_CODE');
    await session.delete();
  });

  it('unlinks the device on logout, and links again as a new one', async () => {
    const session = host.session('unlinking');
    await session.create();
    await session.next('SCAN_QR_CODE');
    await linkSession(session, standIn, owner);
    const devices = standIn.devices.length;
    const skip = session.seen;
    await session.order('logout');
    expect(standIn.devices).toHaveLength(devices - 1);
    await session.next('SCAN_QR_CODE', skip);
    await linkSession(session, standIn, owner);
    await session.order('stop');
    const again = session.seen;
    await session.order('start');
    await session.next('WORKING', again);
    await session.delete();
    expect(standIn.devices).toHaveLength(devices - 1);
  });
});
