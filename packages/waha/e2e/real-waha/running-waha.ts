import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WebSocket } from 'ws';
import { WahaProcess } from './waha-process';

export interface WahaEvent {
  event: string;
  session: string;
  payload: {
    status: string;
    data: unknown;
    passkey: { phase: string; reason: { code: string } | null } | null;
    statuses: { status: string }[];
  };
}

export interface WahaAnswer {
  status: number;
  body: unknown;
}

export interface WahaStart {
  env?: Record<string, string>;
  /** Added to `WAHA_NODE_OPTIONS`, which is the overlay's. */
  nodeOptions?: string;
  startTimeoutMs?: number;
}

const apiKey = 'test';

/** `WAHA_NODE=<file>` names another Node.js than this one to run WAHA with. */
const nodePath = process.env['WAHA_NODE'] ?? process.execPath;

/** A built WAHA in a process of its own, with its webhook and WebSocket. */
export class RunningWaha {
  readonly webhookEvents: WahaEvent[] = [];
  readonly socketEvents: WahaEvent[] = [];
  private readonly waiting = new Set<() => void>();
  private readonly process: WahaProcess;
  private socket: WebSocket | null = null;

  private constructor(
    child: ChildProcess,
    private readonly receiver: Server,
    private readonly port: number,
    private readonly folder: string,
  ) {
    this.process = new WahaProcess(child);
  }

  /** `root` holds `dist/main.js` and `node_modules`. */
  static async start(
    root: string,
    engine: string,
    { env = {}, nodeOptions = '', startTimeoutMs = 90_000 }: WahaStart = {},
  ): Promise<RunningWaha> {
    const receiver = createServer();
    const hookPort = await listen(receiver);
    const probe = createServer();
    const port = await listen(probe);
    probe.close();
    const folder = mkdtempSync(join(tmpdir(), 'waha-run-'));
    const child = spawn(nodePath, ['dist/main'], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
      env: {
        ...process.env,
        NODE_OPTIONS: `${process.env['WAHA_NODE_OPTIONS'] ?? ''} ${nodeOptions}`,
        NODE_ENV: 'production',
        WHATSAPP_DEFAULT_ENGINE: engine,
        WHATSAPP_API_PORT: String(port),
        WAHA_API_KEY: apiKey,
        WAHA_DASHBOARD_ENABLED: 'false',
        WAHA_PRINT_QR: 'false',
        WAHA_SQLITE_ENGINE:
          process.env['WAHA_SQLITE_ENGINE'] ?? 'better-sqlite3',
        WAHA_LOCAL_STORE_BASE_DIR: folder,
        WHATSAPP_HOOK_URL: `http://127.0.0.1:${hookPort}/`,
        WHATSAPP_HOOK_EVENTS: 'session.status',
        ...env,
      },
    });
    const waha = new RunningWaha(child, receiver, port, folder);
    try {
      waha.receiveWebhooks();
      await waha.untilUp(startTimeoutMs);
      await waha.openSocket();
      return waha;
    } catch (error) {
      await waha.abandon();
      throw error;
    }
  }

  async call(
    method: string,
    path: string,
    body?: unknown,
    key = apiKey,
    headers: Record<string, string> = {},
  ): Promise<WahaAnswer> {
    const answer = await fetch(`http://127.0.0.1:${this.port}${path}`, {
      method,
      headers: {
        ...(key === '' ? {} : { 'X-Api-Key': key }),
        accept: 'application/json',
        'content-type': 'application/json',
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    return { status: answer.status, body: text === '' ? null : parse(text) };
  }

  /** Waits for a webhook of that status; rejects after `ms`. */
  untilStatus(status: string, ms = 90_000): Promise<WahaEvent> {
    return this.untilEvent(
      status,
      () => this.webhookEvents.find(({ payload }) => payload.status === status),
      ms,
    );
  }

  /** Looks again with each webhook; rejects after `ms`. */
  async untilEvent(
    what: string,
    find: () => WahaEvent | undefined,
    ms = 90_000,
  ): Promise<WahaEvent> {
    const deadline = AbortSignal.timeout(ms);
    for (;;) {
      const event = find();
      if (event) return event;
      await new Promise<void>((resolve, reject) => {
        this.waiting.add(resolve);
        deadline.addEventListener('abort', () =>
          reject(
            new Error(
              `No ${what} within ${ms} ms, but ${this.webhookEvents
                .map(({ payload }) => payload.status)
                .join(', ')}.`,
            ),
          ),
        );
      });
    }
  }

  /** Where its API is, for clients that take an address and a key. */
  get client(): { url: string; apiKey: string } {
    return { url: `http://127.0.0.1:${this.port}`, apiKey };
  }

  get pid(): number | undefined {
    return this.process.pid;
  }

  get hasEnded(): boolean {
    return this.process.hasEnded;
  }

  /** All that it has written so far. */
  get output(): string {
    return this.process.output;
  }

  /** Its sessions, with the profiles of their browsers. */
  get dataFolder(): string {
    return this.folder;
  }

  async stop(): Promise<void> {
    await this.process.end();
    this.release();
  }

  /** WAHA ignores SIGTERM while it starts. */
  private async abandon(): Promise<void> {
    await this.process.kill();
    this.release();
  }

  private release(): void {
    this.socket?.terminate();
    this.receiver.close();
    this.receiver.closeAllConnections();
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }

  private receiveWebhooks(): void {
    this.receiver.on('request', (request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        response.end('{}');
        this.webhookEvents.push(JSON.parse(body) as WahaEvent);
        for (const resolve of this.waiting) resolve();
        this.waiting.clear();
      });
    });
  }

  private async openSocket(): Promise<void> {
    this.socket = new WebSocket(
      `ws://127.0.0.1:${this.port}/ws?session=*&events=session.status&x-api-key=${apiKey}`,
    );
    this.socket.on('message', (message: Buffer) =>
      this.socketEvents.push(JSON.parse(message.toString()) as WahaEvent),
    );
    await once(this.socket, 'open');
  }

  /** A process that starts has no event to wait for. */
  private async untilUp(ms: number): Promise<void> {
    const deadline = Date.now() + ms;
    while (Date.now() < deadline && !this.process.hasEnded) {
      const up = await this.call('GET', '/ping').then(
        ({ status }) => status === 200,
        () => false,
      );
      if (up) return;
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
    throw new Error(this.process.describeStart(ms));
  }
}

async function listen(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
