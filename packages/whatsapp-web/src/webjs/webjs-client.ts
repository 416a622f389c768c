import type { EventEmitter } from 'node:events';

/**
 * The members used of a whatsapp-web.js `Client`. Structural, so that a fork's
 * client fits as well, WAHA's among them.
 */
export interface WebjsClient {
  /** puppeteer's page once the browser runs; WAHA replaces it by a wrapper. */
  pupPage?: unknown;
  /** Who is linked, from `ready` on. */
  info?: { wid?: unknown };
  destroy(): Promise<void>;
  logout(): Promise<void>;
  on: EventEmitter['on'];
  prependListener: EventEmitter['prependListener'];
  off: EventEmitter['off'];
}

/** Not in its typings. */
export interface StartingClient extends WebjsClient {
  /** Called at every start, before the first navigation. */
  initWebVersionCache(): Promise<void>;
  requestPairingCode?(...args: unknown[]): Promise<string>;
  options?: {
    webVersionCache?: { type?: string };
    qrMaxRetries?: number;
    pairWithPhoneNumber?: {
      phoneNumber?: string;
      showNotification?: boolean;
      intervalMs?: number;
    };
  };
  pupBrowser?: unknown;
}
