import { readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { PasskeyChallenge } from '@waha-passkey/contract';
import {
  launchOwner,
  startStandIn,
  type Owner,
  type StandIn,
} from '@waha-passkey/testbed';
import type { RunningWaha } from '../../waha/e2e/real-waha/running-waha';
import { findChanges } from './find-changes';
import { bundleOverlay } from './host-app';
import { startNowebServer, type NowebServer } from './noweb-server';
import { describePublishedWaha } from './published-waha';
import {
  dataFolderOf,
  startRealWaha,
  type RealWahaOptions,
} from './start-real-waha';

interface OpenApi {
  paths: Record<string, object>;
}

const auth = '/api/default/auth';
const passkey = `${auth}/passkey`;

describePublishedWaha('a real WAHA with the overlay', () => {
  let overlay: string;
  let waha: RunningWaha;

  beforeAll(() => {
    overlay = bundleOverlay();
  });

  afterAll(() => rmSync(overlay, { recursive: true }));

  const startWaha = (engine: string, options: RealWahaOptions = {}) =>
    startRealWaha(engine, { overlays: [overlay], ...options });

  async function startSession(proxyUrl: string): Promise<void> {
    await stopSession();
    waha.webhookEvents.splice(0);
    const server = new URL(proxyUrl).host;
    const config = { proxy: { server } };
    await waha.call('PUT', '/api/sessions/default', { config });
    await waha.call('POST', '/api/sessions/default/start', {});
    await waha.untilStatus('SCAN_QR_CODE');
  }

  const stopSession = () => waha.call('POST', '/api/sessions/default/stop', {});

  const readDocument = async () =>
    (await waha.call('GET', '/-json')).body as OpenApi;

  async function readQr(): Promise<string> {
    const { body } = await waha.call('GET', `${auth}/qr?format=raw`);
    return (body as { value: string }).value;
  }

  describe('on WEBJS', () => {
    let standIn: StandIn;
    let owner: Owner;
    let bare: OpenApi;

    beforeAll(async () => {
      waha = await startWaha('WEBJS', { overlays: [] });
      bare = await readDocument();
      await waha.stop();
      standIn = await startStandIn();
      owner = await launchOwner(standIn);
      waha = await startWaha('WEBJS', {
        preload: [path.join(__dirname, 'session-keys.cjs')],
      });
    }, 120_000);

    afterAll(async () => {
      await waha?.stop();
      await owner?.close();
      await standIn?.stop();
    }, 60_000);

    async function sign(): Promise<void> {
      const { payload } = await waha.untilStatus('PASSKEY_REQUIRED');
      const challenge = await waha.call('GET', `${passkey}/challenge`);
      expect(challenge).toEqual({ status: 200, body: payload.data });
      const assertion = await owner.sign(challenge.body as PasskeyChallenge);
      expect((await waha.call('POST', passkey, assertion)).status).toBe(201);
    }

    const browsers = () => findProcesses(dataFolderOf(waha));

    async function reachGate(): Promise<void> {
      await startSession(standIn.proxyUrl);
      await standIn.phone.scan(await readQr());
      await waha.untilStatus('PASSKEY_REQUIRED');
    }

    it('has its own API unchanged, with additions', async () => {
      expect(Object.keys(bare.paths).length).toBeGreaterThan(100);
      const document = await readDocument();
      expect(findChanges(bare, document)).toEqual([]);
      const added = Object.keys(document.paths).filter(
        (route) => !(route in bare.paths),
      );
      expect(added.every((route) => /passkey/.test(route))).toBe(true);
      expect(added).toContain('/api/{session}/auth/passkey/capability');
      // From 2026.7 on WAHA has this one itself.
      const challenge = '/api/{session}/auth/passkey/challenge';
      expect(document.paths).toHaveProperty([challenge]);
    });

    it('opens each new route to the keys that open the QR code, and to no other', async () => {
      const { paths } = await readDocument();
      const routes = Object.entries(paths)
        .filter(([route]) => route.startsWith('/api/{session}/auth/passkey'))
        .flatMap(([route, methods]) =>
          Object.keys(methods).map((method) => [method, route] as const),
        );
      expect(routes.length).toBeGreaterThanOrEqual(9);
      await startSession(standIn.proxyUrl);
      const keys = ['wrong', 'key-of-other', 'key-of-default'];
      /** True for each key that comes past the guards. */
      const open = async (method: string, route: string) => {
        const target = route.replace('{session}', 'default');
        const answers = await Promise.all(
          keys.map((key) =>
            waha.call(method.toUpperCase(), target, undefined, key),
          ),
        );
        return answers.map(({ status }) => ![401, 403].includes(status));
      };
      const expected = [false, false, true];
      expect(await open('get', '/api/{session}/auth/qr')).toEqual(expected);
      for (const [method, route] of routes) {
        const seen = [method, route, await open(method, route)];
        expect(seen).toEqual([method, route, expected]);
      }
    }, 120_000);

    it('leaves nothing behind when it is stopped in the middle', async () => {
      await reachGate();
      expect(browsers()).not.toEqual([]);
      await stopSession();
      const { payload } = await waha.untilStatus('STOPPED');
      expect(payload).toMatchObject({
        data: null,
        passkey: { phase: 'ended' },
      });
      expect((await waha.call('GET', passkey)).status).toBe(404);
      await untilTrue(() => browsers().length === 0);
    }, 120_000);

    it.each(['restart', 'logout'])(
      'starts anew after a %s in the middle, and leaves nothing behind',
      async (order) => {
        await reachGate();
        const before = new Set(browsers());
        waha.webhookEvents.splice(0);
        await waha.call('POST', `/api/sessions/default/${order}`, {});
        await waha.untilStatus('SCAN_QR_CODE');
        const { status } = await waha.call('GET', `${passkey}/challenge`);
        expect(status).toBe(422);
        await untilTrue(() => !browsers().some((one) => before.has(one)));
        await stopSession();
        await untilTrue(() => browsers().length === 0);
      },
      120_000,
    );

    it('links by QR code, and is still linked after a restart', async () => {
      await reachGate();
      await sign();
      await standIn.phone.approve();
      const { payload } = await waha.untilStatus('WORKING');
      expect(payload).toMatchObject({
        data: null,
        passkey: { phase: 'completed' },
      });
      const { body } = await waha.call('GET', '/api/sessions/default');
      expect(body).toMatchObject({
        status: 'WORKING',
        engine: { capabilities: { passkey: { supported: true } } },
      });
      waha.webhookEvents.splice(0);
      await waha.call('POST', '/api/sessions/default/restart', {});
      await waha.untilStatus('WORKING');
      await waha.call('POST', '/api/sessions/default/logout', {});
      await waha.untilStatus('SCAN_QR_CODE');
    }, 180_000);

    it('links by pairing code', async () => {
      await startSession(standIn.proxyUrl);
      const { body } = await waha.call('POST', `${auth}/request-code`, {
        phoneNumber: '12025550123',
      });
      await standIn.phone.enterCode((body as { code: string }).code);
      await sign();
      await standIn.phone.approve();
      const { payload } = await waha.untilStatus('WORKING');
      expect(payload.passkey).toMatchObject({ phase: 'completed' });
      await waha.call('POST', '/api/sessions/default/logout', {});
    }, 180_000);

    it('links by comparing codes when the five minutes are over', async () => {
      standIn.timings.handoffKeyMs = 1;
      await reachGate();
      await sign();
      await standIn.phone.approve();
      const { payload } = await waha.untilStatus(
        'PASSKEY_CONFIRMATION_REQUIRED',
      );
      const code = await standIn.phone.code();
      expect(payload.data).toEqual({ code });
      expect((await waha.call('POST', `${passkey}/confirm`)).status).toBe(201);
      await standIn.phone.confirmCode();
      await waha.untilStatus('WORKING');
    }, 180_000);
  });

  it('on NOWEB reports the gate, and ends FAILED instead of a loop', async () => {
    const server: NowebServer = await startNowebServer();
    try {
      waha = await startWaha('NOWEB', {
        env: { NODE_TLS_REJECT_UNAUTHORIZED: '0' },
      });
      await startSession(server.proxyUrl);
      await server.standIn.phone.scan(await readQr());
      const { payload } = await waha.untilStatus('PASSKEY_REQUIRED');
      expect(payload).toMatchObject({
        data: null,
        passkey: { reason: { code: 'ENGINE_UNSUPPORTED' } },
      });
      const { connections } = server.standIn;
      server.standIn.dropConnections();
      await waha.untilStatus('FAILED');
      expect(server.standIn.connections).toBe(connections);
    } finally {
      await waha?.stop();
      await server.stop();
    }
  }, 180_000);
});

/** Those that were started with something of that folder. */
function findProcesses(folder: string): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(folder);
      } catch {
        return false; // It has ended meanwhile.
      }
    });
}

/** Processes that end have no event to wait for. */
async function untilTrue(isTrue: () => boolean): Promise<void> {
  const deadline = Date.now() + 30_000;
  while (!isTrue()) {
    if (Date.now() > deadline) throw new Error('It did not happen in 30 s.');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
