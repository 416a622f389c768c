import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { chromiumLaunchOptions, type StandIn } from '@waha-passkey/testbed';
import { WebSocket } from 'ws';
import { HostApp } from '../e2e/host-app';
import { RunningHost, toNodeOptions } from '../e2e/running-host';
import type { Measured } from './start.bench';

/** What is started with and without the overlay. */
export interface Subject {
  name: string;
  measure(overlays: string[]): Promise<Measured>;
  close(): void;
}

/** The host of the tests, with a browser of its own in each round. */
export function createLikeSubject(standIn: StandIn): Subject {
  const app = new HostApp();
  return {
    name: 'WAHA-like host',
    async measure(overlays) {
      const data = mkdtempSync(path.join(tmpdir(), 'overlay-bench-'));
      const begun = performance.now();
      const host = await RunningHost.start(app, {
        overlays,
        env: {
          HOST_CHROMIUM: JSON.stringify(chromiumLaunchOptions(standIn)),
          WAHA_LOCAL_STORE_BASE_DIR: data,
        },
      });
      const startMs = performance.now() - begun;
      try {
        const restMb = readMemoryMb(host.pid);
        const started = performance.now();
        await host.call('POST', '/api/sessions/default/start');
        await host.untilStatus('SCAN_QR_CODE');
        const qrMs = performance.now() - started;
        await host.call('POST', '/api/sessions/default/stop');
        return { startMs, qrMs, restMb };
      } finally {
        await host.stop();
        rmSync(data, { recursive: true, force: true, maxRetries: 5 });
      }
    },
    close: () => app.remove(),
  };
}

const port = 38_741;
const url = `http://127.0.0.1:${port}`;
const key = 'bench';

/** A built WAHA without the patches, in `root`; `WAHA_NODE` names its Node.js. */
export function createRealSubject(root: string, standIn: StandIn): Subject {
  return {
    name: 'WAHA',
    async measure(overlays) {
      const data = mkdtempSync(path.join(tmpdir(), 'overlay-bench-'));
      const begun = performance.now();
      const child = spawnWaha(root, data, overlays);
      try {
        await untilRunning(child);
        const startMs = performance.now() - begun;
        const restMb = readMemoryMb(child.pid);
        const qrMs = await measureFirstQr(standIn);
        await call('POST', '/api/sessions/default/stop', {});
        return { startMs, qrMs, restMb };
      } finally {
        // Its session is stopped; how long WAHA says goodbye is not measured.
        const ended = once(child, 'exit');
        child.kill('SIGKILL');
        await ended;
        rmSync(data, { recursive: true, force: true, maxRetries: 5 });
      }
    },
    close: () => undefined,
  };
}

function spawnWaha(
  root: string,
  data: string,
  overlays: string[],
): ChildProcess {
  return spawn(process.env['WAHA_NODE'] ?? process.execPath, ['dist/main'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'ignore'],
    env: {
      ...process.env,
      NODE_OPTIONS: toNodeOptions(overlays),
      NODE_ENV: 'production',
      WHATSAPP_DEFAULT_ENGINE: 'WEBJS',
      WHATSAPP_API_PORT: String(port),
      WAHA_API_KEY: key,
      WAHA_DASHBOARD_ENABLED: 'false',
      WAHA_PRINT_QR: 'false',
      WAHA_SQLITE_ENGINE: process.env['WAHA_SQLITE_ENGINE'] ?? 'better-sqlite3',
      WAHA_LOCAL_STORE_BASE_DIR: data,
    },
  });
}

async function untilRunning({ stdout }: ChildProcess): Promise<void> {
  if (!stdout) throw new Error('WAHA has no output.');
  for await (const line of createInterface(stdout)) {
    if (!line.includes('WhatsApp HTTP API is running on')) continue;
    stdout.resume();
    return;
  }
  throw new Error('WAHA ended before it was running.');
}

async function measureFirstQr(standIn: StandIn): Promise<number> {
  const socket = new WebSocket(
    `ws://127.0.0.1:${port}/ws?session=*&events=session.status&x-api-key=${key}`,
  );
  await once(socket, 'open');
  const shown = new Promise<void>((resolve) => {
    socket.on('message', (message: Buffer) => {
      if (message.includes('SCAN_QR_CODE')) resolve();
    });
  });
  const server = new URL(standIn.proxyUrl).host;
  await call('PUT', '/api/sessions/default', { config: { proxy: { server } } });
  const started = performance.now();
  await call('POST', '/api/sessions/default/start', {});
  await shown;
  socket.close();
  return performance.now() - started;
}

async function call(
  method: string,
  route: string,
  body: unknown,
): Promise<void> {
  await fetch(url + route, {
    method,
    headers: { 'X-Api-Key': key, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

/** What it alone occupies; the browser's processes do not count. */
function readMemoryMb(pid: number | undefined): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const kb = /^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1];
  return Number(kb) / 1_024;
}
