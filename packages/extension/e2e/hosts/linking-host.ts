import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  createServer,
  readSettings,
  type RunningServer,
} from '@waha-passkey/server';
import { startStandIn, type StandIn } from '@waha-passkey/testbed';

export interface LinkingHost {
  standIn: StandIn;
  server: RunningServer;
  apiKey: string;
  /** What the server wrote to its log, at its most talkative. */
  log: string[];
  /** Calls the API as an operator does; resolves with the parsed answer. */
  call<T = unknown>(method: string, path: string, body?: unknown): Promise<T>;
  /** Starts a session and scans its code: the gate is up. */
  startGatedSession(name: string): Promise<void>;
  /** Resolves once the session has that status. */
  waitForStatus(name: string, status: string): Promise<void>;
  stop(): Promise<void>;
}

/** The standalone server on the stand-in, with real browsers. */
export async function startLinkingHost(
  environment: NodeJS.ProcessEnv = {},
): Promise<LinkingHost> {
  const standIn = await startStandIn();
  const folder = await mkdtemp(path.join(tmpdir(), 'waha-passkey-owner-'));
  const settings = readSettings({
    PUPPETEER_EXECUTABLE_PATH: process.env['PUPPETEER_EXECUTABLE_PATH'],
    WAHA_LOCAL_STORE_BASE_DIR: folder,
    WAHA_LOG_LEVEL: 'trace',
    WHATSAPP_API_PORT: '0',
    ...environment,
  });
  settings.browser.args.push(...standIn.chromiumArgs);
  const log: string[] = [];
  const server = await createServer(settings, {
    logDestination: { write: (line: string) => log.push(line) },
  });
  const apiKey = server.apiKey ?? '';

  async function call<T>(method: string, where: string, body?: unknown) {
    const response = await fetch(server.url + where, {
      method,
      headers: { 'X-Api-Key': apiKey, 'Content-Type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${where}: ${response.status} ${text}`);
    return (text === '' ? undefined : JSON.parse(text)) as T;
  }

  async function waitForStatus(name: string, wanted: string) {
    const readStatus = async () =>
      (await call<{ status: string }>('GET', `/api/sessions/${name}`)).status;
    const giveUpAt = Date.now() + 20_000;
    for (;;) {
      const status = await readStatus();
      if (status === wanted) return;
      if (Date.now() > giveUpAt) {
        throw new Error(`${name} is ${status}, and never became ${wanted}.`);
      }
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  return {
    standIn,
    server,
    apiKey,
    log,
    call,
    waitForStatus,
    startGatedSession: async (name) => {
      await call('POST', '/api/sessions', { name });
      await waitForStatus(name, 'SCAN_QR_CODE');
      const { value } = await call<{ value: string }>(
        'GET',
        `/api/${name}/auth/qr?format=raw`,
      );
      await standIn.phone.scan(value);
      await waitForStatus(name, 'PASSKEY_REQUIRED');
    },
    stop: async () => {
      await server.close();
      await standIn.stop();
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
