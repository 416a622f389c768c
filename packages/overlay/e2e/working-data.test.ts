import { once } from 'node:events';
import fs from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import type { PasskeyChallenge } from '@waha-passkey/contract';
import {
  chromiumLaunchOptions,
  launchOwner,
  startStandIn,
  type Owner,
  type StandIn,
} from '@waha-passkey/testbed';
import { WebSocket } from 'ws';
import { laterWaha } from './drifts';
import { bundleOverlay, HostApp, type Drift } from './host-app';
import { RunningHost, type HostEvent } from './running-host';

const passkey = '/api/default/auth/passkey';
const reachoutTimelock = { isActive: true, timeEnforcementEnds: 1_784_477_333 };
const messageCapping = { cappingStatus: 'CAPPED', usedQuota: 1_000 };

/** The library knows the account when it is ready; WORKING is repeated then. */
const repeatsWhenReady: Drift = {
  file: 'core/engines/webjs/session.webjs.core.js',
  from: "this.whatsapp.on('auth_failure'",
  to: `this.whatsapp.on('ready', () => { this.status = 'WORKING'; });
        this.whatsapp.on('auth_failure'`,
};

interface Delivered {
  session: string;
  me: unknown;
  payload: HostEvent;
}

/** Events as clients receive them. */
class Receiver {
  readonly events: Delivered[] = [];
  private readonly waiting = new Set<() => void>();

  take(text: string): void {
    this.events.push(JSON.parse(text) as Delivered);
    for (const wake of this.waiting) wake();
  }

  get working(): HostEvent[] {
    return this.events
      .map(({ payload }) => payload)
      .filter(({ status }) => status === 'WORKING');
  }

  async untilWorking(count: number): Promise<void> {
    const deadline = AbortSignal.timeout(20_000);
    while (this.working.length < count) {
      deadline.throwIfAborted();
      await new Promise<void>((resolve) => {
        this.waiting.add(resolve);
        deadline.addEventListener('abort', () => resolve(), { once: true });
      });
    }
  }
}

describe('a WAHA of 2026.7 or later whose WORKING carries data and its account, with the overlay', () => {
  const webhook = new Receiver();
  const socket = new Receiver();
  let app: HostApp;
  let overlay: string;
  let data: string;
  let standIn: StandIn;
  let owner: Owner;
  let host: RunningHost;
  let hooks: Server;
  let client: WebSocket;

  beforeAll(async () => {
    app = new HostApp();
    app.drift([...laterWaha, repeatsWhenReady]);
    overlay = bundleOverlay();
    data = fs.mkdtempSync(path.join(os.tmpdir(), 'host-data-'));
    standIn = await startStandIn({ clockScale: 0.1 });
    owner = await launchOwner(standIn);
    hooks = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        webhook.take(body);
        response.end();
      });
    });
    hooks.listen(0, '127.0.0.1');
    await once(hooks, 'listening');
    const { port } = hooks.address() as AddressInfo;
    host = await RunningHost.start(app, {
      overlays: [overlay],
      env: {
        HOST_CHROMIUM: JSON.stringify(chromiumLaunchOptions(standIn)),
        HOST_HOOK_URL: `http://127.0.0.1:${port}/`,
        WAHA_LOCAL_STORE_BASE_DIR: data,
      },
    });
    client = new WebSocket(new URL('/ws', host.url.replace('http', 'ws')));
    client.on('message', (text: Buffer) => socket.take(text.toString()));
    await once(client, 'open');
  });

  afterAll(async () => {
    await host.call('POST', '/api/sessions/default/stop');
    client.terminate();
    await host.stop();
    hooks.closeAllConnections();
    hooks.close();
    await owner.close();
    await standIn.stop();
    app.remove();
    for (const folder of [overlay, data]) {
      fs.rmSync(folder, { recursive: true, force: true });
    }
  });

  /** The account's limits change, and this WAHA says so. */
  const limit = (limits: object) =>
    host.call(
      'POST',
      `/api/sessions/default/meet/${encodeURIComponent(JSON.stringify(limits))}`,
    );

  it('passes it, and each change of it, untouched to webhook and WebSocket', async () => {
    await host.call('POST', '/api/sessions/default/start');
    await host.untilStatus('SCAN_QR_CODE');
    await standIn.phone.scan(await standIn.waitForQr());
    const required = await host.untilStatus('PASSKEY_REQUIRED');
    await limit({ reachoutTimelock });
    const challenge = required.data as PasskeyChallenge;
    const body = await owner.sign(challenge);
    expect(await host.call('POST', passkey, { body })).toMatchObject({
      status: 201,
    });
    await standIn.phone.approve();
    await socket.untilWorking(2);
    await limit({ reachoutTimelock: { isActive: false } });
    await limit({ messageCapping });
    await limit({ messageCapping });

    const working = [
      { reachoutTimelock },
      { reachoutTimelock },
      { reachoutTimelock: { isActive: false } },
      { messageCapping },
      { messageCapping },
    ].map((limits) => ({
      name: 'default',
      status: 'WORKING',
      data: limits,
      passkey: expect.objectContaining({ phase: 'completed' }) as unknown,
    }));
    for (const receiver of [webhook, socket]) {
      await receiver.untilWorking(working.length);
      expect(receiver.working).toEqual(working);
    }
    expect(socket.events).toEqual(webhook.events);
    const me = {
      id: expect.stringMatching(/^\d+@c\.us$/) as unknown,
      pushName: expect.any(String) as unknown,
    };
    expect(
      socket.events
        .filter(({ payload }) => payload.status === 'WORKING')
        .map((event) => event.me),
    ).toEqual([null, me, me, me, me]);
    expect(host.stderr).toBe('');
  });
});
