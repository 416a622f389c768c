import type { WahaApp } from '../waha-app';
import { assertCode, findMethod } from './code';
import { MissingMarkerError } from './missing-marker-error';
import type { Class, WppParts } from './waha-parts';

const library = '@wppconnect-team/wppconnect';

/**
 * From the exports of the session's file; it has loaded WPPConnect. Throws a
 * `MissingMarkerError` for what is not as expected.
 */
export function findWppParts(
  app: WahaApp,
  session: Class,
  file: string,
): WppParts {
  assertCode(findMethod(session, 'createClientAsync'), /\bcreate\)?\(options/, {
    name: 'WhatsappSessionWPPCore.createClientAsync with create(options)',
    file,
  });
  const { Whatsapp: client } = Object(app.require(library)) as {
    Whatsapp?: unknown;
  };
  if (typeof client === 'function' && findMethod(client, 'start')) {
    return { session, client };
  }
  throw new MissingMarkerError(`Whatsapp.start in ${library}`);
}
