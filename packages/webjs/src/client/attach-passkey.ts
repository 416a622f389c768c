import {
  type CeremonyTimeouts,
  PasskeySessions,
  type SubmitLimits,
} from '@waha-passkey/ceremony';
import type { WebjsDriverOptions } from '../driver/webjs-passkey-driver';
import { createWebjsDriver, releaseWebjsDriver } from './create-webjs-driver';
import type { WebjsClient } from './webjs-client';
import { WebjsPasskey } from './webjs-passkey';

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
  const { session: name = 'default', ...rest } = options;
  const driver = createWebjsDriver(client, {
    ...rest,
    onClientFailure: (error) => {
      rest.onClientFailure?.(error);
      passkey.emit('failed', error);
    },
  });
  const sessions = new PasskeySessions(rest);
  const session = sessions.attach(name, driver);
  const passkey = new WebjsPasskey(session, driver, async () => {
    sessions.close();
    await releaseWebjsDriver(client);
  });
  return passkey;
}
