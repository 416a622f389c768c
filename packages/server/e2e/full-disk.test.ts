import { startStandIn, type StandIn } from '@waha-passkey/testbed';
import { ServerProcess } from './hosts/server-process';
import { SmallDisk } from './hosts/small-disk';

jest.setTimeout(120_000);

describe('a browser whose profile is on a full disk', () => {
  let standIn: StandIn;
  let disk: SmallDisk | null;
  let server: ServerProcess;

  beforeAll(async () => {
    standIn = await startStandIn({ clockScale: 0.1 });
    disk = await SmallDisk.mount('64m');
    if (!disk) {
      process.emitWarning(
        'Not tried with a full disk: mount(8) is not allowed here.',
      );
      return;
    }
    server = await ServerProcess.start(standIn, disk.folder);
  });

  afterAll(async () => {
    await server?.end('SIGTERM');
    await disk?.unmount();
    await standIn.stop();
  });

  it('restarts, stops, starts again and is deleted', async () => {
    if (!disk) return;
    const session = server.session('subject');
    await session.create();
    await session.next('SCAN_QR_CODE');
    await disk.fill();
    const skip = session.seen;
    expect((await session.order('restart')).status).toBe(201);
    await session.next('SCAN_QR_CODE', skip);
    expect((await session.order('stop')).status).toBe(201);
    await disk.free();
    const again = session.seen;
    expect((await session.order('start')).status).toBe(201);
    await session.next('SCAN_QR_CODE', again);
    await disk.fill();
    expect((await session.delete()).status).toBe(200);
    const { status } = await session.api.get('/api/sessions/subject');
    expect(status).toBe(404);
  });
});
