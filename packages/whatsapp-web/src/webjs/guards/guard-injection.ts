import { AsyncLocalStorage } from 'node:async_hooks';
import { PasskeyError, PasskeyErrorCode } from '@waha-passkey/contract';
import type { PagePasskeyDriver } from '../../driver/page-passkey-driver';
import type { StartingClient } from '../webjs-client';
import { wrapMethod } from '../../client/wrap-method';

/**
 * [1.34.6, 1.34.7] The library injects again whenever the page or a frame of it
 * navigates, be it to a hash, and then makes a new pairing code. While a link is
 * open, a document that has the library in it needs nothing of that.
 */
export function guardInjection(
  client: StartingClient,
  driver: PagePasskeyDriver,
): () => void {
  const injecting = new AsyncLocalStorage<true>();
  let injected: object | null = null;

  const undo = [
    wrapMethod(client, 'inject', (inject) => async () => {
      const { document } = driver.link;
      const isInjected = document !== null && injected === document;
      // The library may hear of a navigation before we do: the page knows.
      if (isInjected && (await driver.link.holdsIn(document))) return;
      await injecting.run(true, () => inject());
      injected = document;
    }),
    wrapMethod(client, 'requestPairingCode', (request) => async (...args) => {
      if (!driver.link.isOpen) {
        await driver.link.notePairingCode();
        const code = await request(...args);
        driver.pairingCode.onIssued();
        return code;
      }
      // Nobody waits for the library's own answer, at the end of an injection.
      if (injecting.getStore()) return undefined;
      throw createLinkOpenError();
    }),
    wrapMethod(client, 'cancelPairingCode', (cancel) => async () => {
      if (!driver.link.isOpen) return cancel();
      // The page's own Cancel leads to the QR code, too, and tells WhatsApp.
      await driver.cancelByHost();
    }),
  ];
  return () => {
    for (const restore of undo) restore();
  };
}

function createLinkOpenError(): PasskeyError {
  return new PasskeyError(
    PasskeyErrorCode.NOT_PENDING,
    'No pairing code was made: WhatsApp waits for a passkey, and a new code would end that request. Answer the request, or cancel it first.',
  );
}
