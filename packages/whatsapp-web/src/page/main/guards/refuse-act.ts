import {
  CODE_CALLBACK,
  CODE_METHOD,
  REFRESH_METHOD,
  SECRET_METHODS,
} from '../../../protocol/whatsapp-names';
import { apply, NativePromise } from '../primordials';

/**
 * What a library reads in place of the result. whatsapp-web.js waits for no
 * answer when it makes a code by itself, so that a rejection would end its
 * process; any other library is refused in words.
 */
export function refuseAct(module: object, method: string): unknown {
  switch (method) {
    case REFRESH_METHOD:
    case 'setPairingType':
      return undefined;
    case SECRET_METHODS.generate:
      return NativePromise.resolve(readSecret(module));
    case CODE_METHOD:
      return NativePromise.reject(new Error(refusal));
    case 'startAltLinkingFlow':
      return CODE_CALLBACK in window
        ? NativePromise.resolve(undefined)
        : NativePromise.reject(new Error(refusal));
    default:
      return NativePromise.resolve(undefined);
  }
}

const refusal =
  'No pairing code is made while WhatsApp waits for a passkey: it would end that request. Answer or cancel the request first.';

function readSecret(module: object): unknown {
  const read = (module as Record<string, unknown>)[SECRET_METHODS.read];
  return typeof read === 'function'
    ? apply(read as () => unknown, module, [])
    : undefined;
}
