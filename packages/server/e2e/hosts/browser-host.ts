import type { StandIn } from '@waha-passkey/testbed';
import { createServer, readSettings, type RunningServer } from '../../src';
import { ApiClient } from './api-client';
import { createDataFolder, removeDataFolder } from './data-folder';
import { EventSocket } from './event-socket';
import { SessionClient } from './session-client';

/** The whole server: real browsers with real whatsapp-web.js. */
export class BrowserHost {
  private constructor(
    readonly server: RunningServer,
    readonly api: ApiClient,
    readonly socket: EventSocket,
    /** The log at its most talkative. */
    readonly lines: string[],
    readonly folder: string,
  ) {}

  static async start(
    standIn: StandIn,
    environment: NodeJS.ProcessEnv = {},
  ): Promise<BrowserHost> {
    const folder = await createDataFolder();
    const lines: string[] = [];
    const settings = readSettings({
      WHATSAPP_API_PORT: '0',
      WAHA_LOCAL_STORE_BASE_DIR: folder,
      WAHA_LOG_LEVEL: 'trace',
      WAHA_PASSKEY_START_TIMEOUT_SECONDS: '30',
      ...environment,
    });
    settings.browser.args.push(...standIn.chromiumArgs);
    const server = await createServer(settings, {
      logDestination: { write: (line) => lines.push(line) },
    });
    const api = ApiClient.of(server);
    const socket = await EventSocket.open(api);
    return new BrowserHost(server, api, socket, lines, folder);
  }

  session(name: string): SessionClient {
    return new SessionClient(name, this.api, this.socket.log);
  }

  async close(): Promise<void> {
    this.socket.close();
    await this.server.close();
    await removeDataFolder(this.folder);
  }
}
