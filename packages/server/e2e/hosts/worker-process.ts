import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { ApiClient } from './api-client';
import { createDataFolder, removeDataFolder } from './data-folder';
import type { Order } from '../programs/worker';

const hook = path.join(
  __dirname,
  '../../../tooling/src/register-typescript.cjs',
);
const program = path.join(__dirname, '../programs/worker.ts');
const apiKey = 'key-of-every-worker';

/** A server over an engine without a browser, in a process that can be killed. */
export class WorkerProcess {
  private constructor(
    readonly child: ChildProcess,
    readonly api: ApiClient,
    private readonly folder: string,
  ) {}

  static async start(environment: NodeJS.ProcessEnv): Promise<WorkerProcess> {
    const folder = await createDataFolder();
    const child = fork(program, {
      execArgv: ['--conditions=passkey:source', '--require', hook],
      env: {
        ...process.env,
        WAHA_API_KEY: apiKey,
        WAHA_LOCAL_STORE_BASE_DIR: folder,
        WHATSAPP_API_PORT: '0',
        ...environment,
      },
    });
    const [url] = (await once(child, 'message')) as [string];
    return new WorkerProcess(child, new ApiClient(url, apiKey), folder);
  }

  async order<T>(order: Order): Promise<T> {
    const answered = once(this.child, 'message') as Promise<[T]>;
    this.child.send(order);
    const [answer] = await answered;
    return answer;
  }

  async kill(): Promise<void> {
    if (this.child.exitCode === null && this.child.signalCode === null) {
      const ended = once(this.child, 'exit');
      this.child.kill('SIGKILL');
      await ended;
    }
    await removeDataFolder(this.folder);
  }
}
