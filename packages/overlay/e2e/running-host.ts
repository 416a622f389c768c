import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type { PasskeyAttempt } from '@waha-passkey/contract';
import type { HostApp } from './host-app';

export interface HostEvent {
  name: string;
  status: string;
  data?: unknown;
  passkey?: PasskeyAttempt | null;
}

export interface HostOptions {
  /** Folders, each with a `register.cjs`. */
  overlays?: string[];
  env?: NodeJS.ProcessEnv;
}

interface OpenApi {
  paths: Record<string, object>;
  components: {
    schemas: Record<string, { properties: Record<string, object> }>;
  };
}

type Message = { payload: HostEvent } | { url: string; document: OpenApi };

const START_TIMEOUT_MS = 20_000;

/** The host in a process of its own, started as an image starts WAHA. */
export class RunningHost {
  readonly events: HostEvent[] = [];
  document: OpenApi = { paths: {}, components: { schemas: {} } };
  stdout = '';
  stderr = '';
  url = '';
  private readonly waiting = new Set<() => void>();

  private constructor(private readonly child: ChildProcess) {
    child.stdout?.on('data', (data) => (this.stdout += String(data)));
    child.stderr?.on('data', (data) => (this.stderr += String(data)));
    child.on('message', (message: Message) => this.receive(message));
    child.on('exit', () => this.wake());
  }

  static async start(
    app: HostApp,
    { overlays = [], env = {} }: HostOptions = {},
  ): Promise<RunningHost> {
    const child = spawn(process.execPath, ['dist/main'], {
      cwd: app.folder,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      env: { ...process.env, NODE_OPTIONS: toNodeOptions(overlays), ...env },
    });
    const host = new RunningHost(child);
    await host.until(() => host.url !== '', START_TIMEOUT_MS);
    return host;
  }

  get pid(): number | undefined {
    return this.child.pid;
  }

  async call(
    method: string,
    route: string,
    { body, key = 'admin' }: { body?: unknown; key?: string } = {},
  ): Promise<{ status: number; body: unknown }> {
    const answer = await fetch(this.url + route, {
      method,
      headers: { 'x-api-key': key, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    const isJson = answer.headers.get('content-type')?.includes('json');
    return {
      status: answer.status,
      body: isJson ? (JSON.parse(text) as unknown) : text,
    };
  }

  /** The newest event, once it has that status. */
  async untilStatus(status: string): Promise<HostEvent> {
    await this.until(() => this.events.at(-1)?.status === status, 25_000);
    return this.events.at(-1) as HostEvent;
  }

  async stop(): Promise<void> {
    if (this.child.exitCode === null && this.child.signalCode === null) {
      const ended = once(this.child, 'close');
      this.child.kill('SIGTERM');
      await ended;
    }
  }

  private receive(message: Message): void {
    if ('url' in message) {
      this.url = message.url;
      this.document = message.document;
    } else {
      this.events.push(message.payload);
    }
    this.wake();
  }

  private wake(): void {
    for (const resolve of this.waiting) resolve();
    this.waiting.clear();
  }

  private async until(isTrue: () => boolean, ms: number): Promise<void> {
    const deadline = AbortSignal.timeout(ms);
    while (!isTrue()) {
      if (this.child.exitCode !== null || deadline.aborted) {
        throw new Error(
          `Waited in vain. Events: ${this.events
            .map(({ status }) => status)
            .join(', ')}. ${this.stderr}`,
        );
      }
      await new Promise<void>((resolve) => {
        this.waiting.add(resolve);
        deadline.addEventListener('abort', () => resolve(), { once: true });
      });
    }
  }
}

export function toNodeOptions(overlays: string[]): string {
  return overlays
    .map((folder) => `--require ${path.join(folder, 'register.cjs')}`)
    .join(' ');
}
