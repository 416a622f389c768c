import type { AttachPasskeyOptions } from '../client/attach-passkey-options';
import { createWebjsDriver, releaseWebjsDriver } from './create-webjs-driver';
import { createPasskey } from '../client/create-passkey';
import type { WebjsClient } from './webjs-client';
import type { PagePasskey } from '../client/page-passkey';

/**
 * Passkey linking for one whatsapp-web.js client, without WAHA. Call it before
 * `client.initialize()`.
 */
export function attachPasskey(
  client: WebjsClient,
  options: AttachPasskeyOptions = {},
): PagePasskey {
  const driver = createWebjsDriver(client, {
    ...options,
    onClientFailure: (error) => {
      options.onClientFailure?.(error);
      passkey.emit('failed', error);
    },
  });
  const release = () => releaseWebjsDriver(client);
  const passkey = createPasskey({ driver, release }, options);
  return passkey;
}
