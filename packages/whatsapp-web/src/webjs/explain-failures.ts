import type { StartingClient } from './webjs-client';
import { wrapMethod } from '../client/wrap-method';

interface KnownFailure {
  method: 'logout' | 'requestPairingCode';
  /** Of the library's own error. */
  pattern: RegExp;
  message: string;
}

const knownFailures: readonly KnownFailure[] = [
  {
    // [1.34.6] 1.34.7 exposes that function for each request.
    method: 'requestPairingCode',
    pattern: /onCodeReceivedEvent is not a function/,
    message:
      'whatsapp-web.js cannot show a pairing code: before 1.34.7 it does so only for a client that was created with pairWithPhoneNumber. Pass that option, or update whatsapp-web.js.',
  },
  {
    // [1.34.6, 1.34.7] puppeteer 25 removed a method that they call.
    method: 'logout',
    pattern: /isConnected is not a function/,
    message:
      "The device is unlinked and its browser closed, but whatsapp-web.js failed before its auth strategy could delete the session: it needs puppeteer 24. Install that, and delete the session's folder before the next start.",
  },
];

/**
 * Known failures of whatsapp-web.js become errors that say what to do, with the
 * library's own as their `cause`; returns how to undo that.
 */
export function explainFailures(client: StartingClient): () => void {
  const undo = knownFailures.map(({ method, pattern, message }) =>
    wrapMethod(client, method, (next) => async (...args) => {
      try {
        return await next(...args);
      } catch (cause) {
        if (!pattern.test(String(cause))) throw cause;
        throw new Error(message, { cause });
      }
    }),
  );
  return () => {
    for (const restore of undo) restore();
  };
}

/** puppeteer 25 in a library made for 24; null when they fit. */
export function findUnfitBrowser(browser: unknown): string | null {
  if (browser === undefined || browser === null) return null;
  if (typeof (browser as { isConnected?: unknown }).isConnected === 'function')
    return null;
  return 'this puppeteer has no browser.isConnected(), so whatsapp-web.js neither closes its browser in destroy() nor completes logout(). Install puppeteer 24.';
}
