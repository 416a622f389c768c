import { PasskeySessions } from '@waha-passkey/ceremony';
import type { PagePasskeyDriver } from '../driver/page-passkey-driver';
import type { AttachPasskeyOptions } from './attach-passkey-options';
import { PagePasskey } from './page-passkey';

/** A client of either library, once its page is in the hands of a driver. */
export interface DrivenClient {
  driver: PagePasskeyDriver;
  /** The client is as it was before. */
  release: () => Promise<void>;
}

export function createPasskey(
  { driver, release }: DrivenClient,
  { session: name = 'default', ...options }: AttachPasskeyOptions,
): PagePasskey {
  const sessions = new PasskeySessions(options);
  const session = sessions.attach(name, driver);
  return new PagePasskey(session, driver, async () => {
    sessions.close();
    await release();
  });
}
