import {
  createServer,
  readSettings,
  type RunningServer,
  type ServerOverrides,
  type SessionEngine,
} from '../../src';
import { ApiClient } from './api-client';
import { createDataFolder, removeDataFolder } from './data-folder';
import { EventSocket } from './event-socket';
import { InMemoryEngine } from './in-memory-engine';

/** The real server over engines without a browser. */
export class InMemoryHost {
  private onLine: (() => void) | null = null;

  private constructor(
    readonly server: RunningServer,
    readonly api: ApiClient,
    readonly engine: InMemoryEngine,
    readonly socket: EventSocket,
    readonly lines: string[],
    private readonly folder: string,
  ) {}

  static async start(
    environment: NodeJS.ProcessEnv = {},
    others: SessionEngine[] = [],
    overrides: Pick<ServerOverrides, 'modulesFolder'> = {},
  ): Promise<InMemoryHost> {
    const folder = await createDataFolder();
    const engine = new InMemoryEngine();
    const lines: string[] = [];
    let host: InMemoryHost | null = null as InMemoryHost | null;
    const server = await createServer(
      readSettings({
        WHATSAPP_API_PORT: '0',
        WAHA_LOCAL_STORE_BASE_DIR: folder,
        WAHA_LOG_LEVEL: 'trace',
        ...environment,
      }),
      {
        ...overrides,
        engines: [engine, ...others],
        logDestination: {
          write: (line) => {
            lines.push(line);
            host?.onLine?.();
          },
        },
      },
    );
    const api = ApiClient.of(server);
    const socket = await EventSocket.open(api);
    host = new InMemoryHost(server, api, engine, socket, lines, folder);
    return host;
  }

  /** Resolves when the log contains `text`. */
  async logged(text: string): Promise<void> {
    while (!this.lines.some((line) => line.includes(text))) {
      await new Promise<void>((resolve) => {
        this.onLine = resolve;
      });
    }
  }

  async close(): Promise<void> {
    this.socket.close();
    await this.server.close();
    await removeDataFolder(this.folder);
  }
}
