import type { CeremonyTimeouts, SubmitLimits } from '@waha-passkey/ceremony';
import type { WebjsDriverOptions } from '../driver/webjs-passkey-driver';
import { createWebjsDriver, releaseWebjsDriver } from './create-webjs-driver';
import { createPasskey } from './create-passkey';
import type { WebjsClient } from './webjs-client';
import type { WebjsPasskey } from './webjs-passkey';

export interface AttachPasskeyOptions extends WebjsDriverOptions {
  /** Names the session in attempts and logs; `default` by default. */
  session?: string;
  timeouts?: Partial<CeremonyTimeouts>;
  limits?: Partial<SubmitLimits>;
}

/**
 * Passkey linking for one whatsapp-web.js client, without WAHA. Call it before
 * `client.initialize()`.
 */
export function attachPasskey(
  client: WebjsClient,
  options: AttachPasskeyOptions = {},
): WebjsPasskey {
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
