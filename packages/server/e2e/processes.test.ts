import {
  launchOwner,
  startStandIn,
  type Owner,
  type StandIn,
} from '@waha-passkey/testbed';
import { browserOf, isAlive, untilGone } from './hosts/browser-processes';
import { createDataFolder, removeDataFolder } from './hosts/data-folder';
import { linkSession, reachGate } from './hosts/link-session';
import { ServerProcess } from './hosts/server-process';

jest.setTimeout(120_000);

describe('a restart of the API process', () => {
  let standIn: StandIn;
  let owner: Owner;
  let folder: string;
  let running: ServerProcess | null = null;

  beforeAll(async () => {
    standIn = await startStandIn({ clockScale: 0.1 });
    owner = await launchOwner(standIn);
    folder = await createDataFolder();
  });

  afterEach(async () => {
    await running?.end('SIGKILL');
    running = null;
  });

  afterAll(async () => {
    await owner?.close();
    await standIn?.stop();
    await removeDataFolder(folder);
  });

  const start = async (): Promise<ServerProcess> => {
    running = await ServerProcess.start(standIn, folder);
    return running;
  };

  /** The session of the process before runs again; a QR code is on show. */
  const startAgain = async (name: string) => {
    const session = (await start()).session(name);
    const path = `/api/sessions/${name}`;
    const { body } = await session.api.get<{ status: string }>(path);
    if (body.status !== 'SCAN_QR_CODE') {
      await session.next('SCAN_QR_CODE');
    }
    return session;
  };

  it.each(['before', 'during', 'after'])(
    'that was killed %s the signature shows a QR code again, and links',
    async (moment) => {
      const session = (await start()).session(`killed-${moment}`);
      await session.create();
      await session.next('SCAN_QR_CODE');
      await reachGate(session, standIn);
      const assertion = await owner.sign(await session.challenge());
      const browser = await browserOf(folder, session.name);
      const answer =
        moment === 'before'
          ? Promise.resolve(null)
          : session.submit(assertion).catch(() => null);
      const status = moment === 'after' ? (await answer)?.status : null;
      await running?.end('SIGKILL');
      const again = await startAgain(session.name);
      await untilGone(browser);
      expect(status).toBe(moment === 'after' ? 201 : null);
      await linkSession(again, standIn, owner);
      await again.delete();
    },
  );

  it('keeps a linked account, killed or ended as it should be', async () => {
    const session = (await start()).session('kept');
    await session.create({ metadata: { 'user.id': '7' } });
    await session.next('SCAN_QR_CODE');
    await linkSession(session, standIn, owner);
    for (const signal of ['SIGKILL', 'SIGTERM'] as const) {
      const browser = await browserOf(folder, 'kept');
      const code = await running?.end(signal);
      expect(code).toBe(signal === 'SIGTERM' ? 0 : null);
      const again = (await start()).session('kept');
      const { metadata, payload } = await again.next('WORKING');
      expect(metadata).toEqual({ 'user.id': '7' });
      expect(payload.passkey).toBeNull();
      expect(isAlive(browser)).toBe(false);
    }
    await running?.session('kept').delete();
  });

  it('leaves no browser behind on SIGTERM, in the middle of the gate', async () => {
    const session = (await start()).session('middle');
    await session.create();
    await session.next('SCAN_QR_CODE');
    await reachGate(session, standIn);
    const browser = await browserOf(folder, 'middle');
    const stopped = session.next('STOPPED');
    expect(await running?.end('SIGTERM')).toBe(0);
    expect((await stopped).payload.passkey?.reason?.code).toBe(
      'SESSION_STOPPED',
    );
    expect(isAlive(browser)).toBe(false);
  });
});
