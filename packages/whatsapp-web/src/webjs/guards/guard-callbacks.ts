import type { PagePasskeyDriver } from '../../driver/page-passkey-driver';
import {
  CODE_CALLBACK,
  IDLE_STATE,
  QR_CALLBACK,
  STATE_CALLBACK,
} from '../../protocol/whatsapp-names';
import { wrapMethod } from '../../client/wrap-method';

type Callback = (...args: unknown[]) => unknown;

export interface CallbackGuardOptions {
  /** The library counts QR codes, and ends the session after so many. */
  countsQrCodes: boolean;
}

/**
 * The library is called from its page by functions that it exposes. What it
 * makes of some of them would end an open link, so those do not reach it then.
 */
export function guardCallbacks(
  page: object,
  driver: PagePasskeyDriver,
  options: CallbackGuardOptions,
): () => void {
  return wrapMethod(page, 'exposeFunction', (expose) => (name, callback) => {
    const guarded = guard(String(name), callback as Callback, driver, options);
    return expose(name, guarded);
  });
}

function guard(
  name: string,
  callback: Callback,
  driver: PagePasskeyDriver,
  { countsQrCodes }: CallbackGuardOptions,
): Callback {
  switch (name) {
    case STATE_CALLBACK:
      // Upstream's library refreshes the QR code here, by a new socket.
      return (state, ...rest) =>
        driver.link.isOpen && state === IDLE_STATE
          ? undefined
          : callback(state, ...rest);
    case QR_CALLBACK:
      return async (qr, ...rest) =>
        driver.link.isOpen && countsQrCodes
          ? undefined
          : callback(await driver.link.toPresentQr(String(qr)), ...rest);
    case CODE_CALLBACK:
      return (...args) => {
        driver.pairingCode.onIssued();
        return callback(...args);
      };
    default:
      return callback;
  }
}
