import { PasskeySessions } from '@waha-passkey/ceremony';
import type { WebjsPasskeyDriver } from '../driver/webjs-passkey-driver';
import type { AttachPasskeyOptions } from './attach-passkey';
import { WebjsPasskey } from './webjs-passkey';

/** A client of either library, once its page is in the hands of a driver. */
export interface DrivenClient {
  driver: WebjsPasskeyDriver;
  /** The client is as it was before. */
  release: () => Promise<void>;
}

export function createPasskey(
  { driver, release }: DrivenClient,
  { session: name = 'default', ...options }: AttachPasskeyOptions,
): WebjsPasskey {
  const sessions = new PasskeySessions(options);
  const session = sessions.attach(name, driver);
  return new WebjsPasskey(session, driver, async () => {
    sessions.close();
    await release();
  });
}
