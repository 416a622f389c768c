import {
  createGowsTransport,
  startGowsStandIn,
  type GowsStandIn,
} from '@waha-passkey/testbed/gows';
import {
  createNowebTransport,
  startNowebStandIn,
  type NowebStandIn,
} from '@waha-passkey/testbed/noweb';
import { createServer, readSettings, type RunningServer } from '../src';
import { ApiClient } from './hosts/api-client';
import { createDataFolder, removeDataFolder } from './hosts/data-folder';
import { EventSocket } from './hosts/event-socket';
import { SessionClient } from './hosts/session-client';

jest.setTimeout(120_000);

describe('an engine that cannot answer', () => {
  let noweb: NowebStandIn;
  let gows: GowsStandIn;
  let folder: string;
  let server: RunningServer;
  let api: ApiClient;
  let socket: EventSocket;

  beforeAll(async () => {
    [noweb, gows, folder] = await Promise.all([
      startNowebStandIn({ qrTimeoutMs: 1_500 }),
      startGowsStandIn({ clockScale: 0.03 }),
      createDataFolder(),
    ]);
    server = await createServer(
      readSettings({
        WHATSAPP_API_PORT: '0',
        WAHA_LOCAL_STORE_BASE_DIR: folder,
      }),
      {
        transports: {
          noweb: createNowebTransport(noweb),
          gows: createGowsTransport(gows),
        },
        logDestination: { write: () => undefined },
      },
    );
    api = ApiClient.of(server);
    socket = await EventSocket.open(api);
  });

  afterAll(async () => {
    socket?.close();
    await server?.close();
    gows?.stop();
    await noweb?.stop();
    await removeDataFolder(folder);
  });

  const cases = [
    ['NOWEB', () => noweb],
    ['GOWS', () => gows],
  ] as const;

  it.each(cases)(
    '(%s) says so, ends FAILED with the reason, and starts again',
    async (engine, standIn) => {
      const session = new SessionClient(engine.toLowerCase(), api, socket.log);
      await api.post('/api/sessions', { name: session.name, engine });
      await session.next('SCAN_QR_CODE');
      await standIn().phone.scan(await session.qr());
      const required = await session.next('PASSKEY_REQUIRED');
      expect(required.engine).toBe(engine);
      expect(required.payload).toMatchObject({
        data: null,
        passkey: { reason: { code: 'ENGINE_UNSUPPORTED' } },
      });
      const { status, body } = await session.submit({});
      expect([status, body.code]).toEqual([501, 'PASSKEY_ENGINE_UNSUPPORTED']);
      expect(body.message).toContain('WEBJS');
      const { payload } = await session.next('FAILED');
      expect(payload.reason).toContain('WEBJS');
      expect(payload.passkey?.reason?.code).toBe('ENGINE_UNSUPPORTED');
      expect(session.steps).toEqual([
        'STARTING',
        'SCAN_QR_CODE',
        'PASSKEY_REQUIRED',
        'FAILED',
      ]);

      standIn().scenario.gate = false;
      const skip = session.seen;
      await session.order('start');
      await session.next('SCAN_QR_CODE', skip);
      await standIn().phone.scan(await session.qr());
      const working = await session.next('WORKING', skip);
      expect(working.me?.id).toMatch(/^\d+@c\.us$/);
      await session.order('logout');
      await session.next('SCAN_QR_CODE', session.seen - 1);
      await session.delete();
    },
  );
});
