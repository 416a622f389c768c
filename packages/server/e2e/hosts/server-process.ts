import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import type { StandIn } from '@waha-passkey/testbed';
import { ApiClient } from './api-client';
import { EventSocket } from './event-socket';
import { SessionClient } from './session-client';

const hook = path.join(
  __dirname,
  '../../../tooling/src/register-typescript.cjs',
);
const main = path.join(__dirname, '../../src/main.ts');

export type ServerChild = ChildProcessByStdio<null, Readable, Readable>;

const KEY = 'key-of-the-child-process';

/** The server as `npm start` runs it: a process that can be killed. */
export class ServerProcess {
  private constructor(
    private readonly child: ServerChild,
    readonly api: ApiClient,
    readonly socket: EventSocket,
  ) {}

  static async start(
    standIn: Pick<StandIn, 'chromiumArgs'>,
    folder: string,
    environment: NodeJS.ProcessEnv = {},
  ): Promise<ServerProcess> {
    const child = spawnServer({
      WAHA_API_KEY: KEY,
      WAHA_LOCAL_STORE_BASE_DIR: folder,
      WAHA_LOG_LEVEL: 'error',
      WAHA_WEBJS_PUPPETER_ARGS: standIn.chromiumArgs
        .map((arg) => `"${arg}"`)
        .join(' '),
      ...environment,
    });
    child.stderr.pipe(process.stderr);
    const api = new ApiClient(await readUrl(child), KEY);
    return new ServerProcess(child, api, await EventSocket.open(api));
  }

  session(name: string): SessionClient {
    return new SessionClient(name, this.api, this.socket.log);
  }

  /** Null while it runs. */
  get exitCode(): number | null {
    return this.child.exitCode;
  }

  /** Ends it; returns its exit code, or null when the signal ended it. */
  async end(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) {
      return this.child.exitCode;
    }
    const ended = once(this.child, 'exit') as Promise<[number | null]>;
    this.child.kill(signal);
    const [code] = await ended;
    this.socket.close();
    return code;
  }
}

export function spawnServer(environment: NodeJS.ProcessEnv): ServerChild {
  return spawn(
    process.execPath,
    ['--conditions=passkey:source', '--require', hook, main],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, WHATSAPP_API_PORT: '0', ...environment },
    },
  );
}

async function readUrl(child: ServerChild): Promise<string> {
  for await (const line of createInterface(child.stdout)) {
    const url = /^Listening on (\S+)/.exec(line)?.[1];
    if (url) {
      child.stdout.resume();
      return url;
    }
  }
  throw new Error('The server ended before it listened.');
}
