import { EventEmitter } from 'node:events';
import type { Page } from 'puppeteer';
import { chromiumLaunchOptions } from '../src/chromium/chromium-launch-options';
import type { StandIn } from '../src/stand-in/stand-in';

/** The part of whatsapp-web.js' Client used here. */
export interface WhatsAppClient extends EventEmitter {
  pupPage: Page;
  initialize(): Promise<void>;
  requestPairingCode(phoneNumber: string): Promise<string>;
  logout(): Promise<void>;
  destroy(): Promise<void>;
  info: { wid: { user: string }; pushname: string };
}

interface Library {
  Client: new (options: object) => WhatsAppClient;
  LocalAuth: new (options: object) => object;
}

export type LibraryVersion = '1.34.6' | '1.34.7';

function load(version: LibraryVersion): Library {
  const name =
    version === '1.34.6' ? 'whatsapp-web.js-1346' : 'whatsapp-web.js';
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- two versions of one CommonJS library
  return require(name) as Library;
}

/** Real whatsapp-web.js on the stand-in; with a profile folder or without. */
export function createClient(
  standIn: StandIn,
  o: { version?: LibraryVersion; profile?: string; options?: object } = {},
): WhatsAppClient {
  const { Client, LocalAuth } = load(o.version ?? '1.34.7');
  return new Client({
    puppeteer: chromiumLaunchOptions(standIn),
    webVersionCache: { type: 'none' },
    ...(o.profile !== undefined && {
      authStrategy: new LocalAuth({ dataPath: o.profile }),
    }),
    ...o.options,
  });
}

/** Resolves with the arguments of the event's next emission. */
export function nextEvent(
  client: WhatsAppClient,
  name: string,
): Promise<unknown[]> {
  return EventEmitter.once(client, name, {
    signal: AbortSignal.timeout(20_000),
  });
}
