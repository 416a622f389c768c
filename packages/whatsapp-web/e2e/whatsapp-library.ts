import type { EventEmitter } from 'node:events';
import { chromiumLaunchOptions, type StandIn } from '@waha-passkey/testbed';
import type { Page } from 'puppeteer';

/** The part of whatsapp-web.js' Client used in these tests. */
export interface WhatsAppClient extends EventEmitter {
  pupPage: Page;
  destroy(): Promise<void>;
  logout(): Promise<void>;
  requestPairingCode(phoneNumber: string): Promise<string>;
  info: { wid: { user: string; server: string } };
  initialize(): Promise<void>;
  initWebVersionCache(): Promise<void>;
  inject(): Promise<void>;
  requestPairingCode(phoneNumber: string): Promise<string>;
  cancelPairingCode(): Promise<void>;
}

interface Library {
  Client: new (options: object) => WhatsAppClient;
  LocalAuth: new (options: object) => object;
}

export type LibraryVersion = '1.34.6' | '1.34.7';

export const libraryVersions: LibraryVersion[] = ['1.34.7', '1.34.6'];

function load(version: LibraryVersion): Library {
  const name =
    version === '1.34.6' ? 'whatsapp-web.js-1346' : 'whatsapp-web.js';
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- two versions of one CommonJS library
  return require(name) as Library;
}

/** Real whatsapp-web.js on the stand-in. */
export function createClient(
  standIn: StandIn,
  version: LibraryVersion = '1.34.7',
  options: object = {},
): WhatsAppClient {
  const { Client } = load(version);
  return new Client({
    puppeteer: chromiumLaunchOptions(standIn),
    webVersionCache: { type: 'none' },
    ...options,
  });
}
