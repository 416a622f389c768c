import type { AttachPasskeyOptions } from '../client/attach-passkey-options';
import { createPasskey } from '../client/create-passkey';
import type { PagePasskey } from '../client/page-passkey';
import {
  createWithDriver,
  type CreateWithDriverOptions,
} from './create-with-driver';
import { createWppDriver } from './wpp-driver';
import type {
  WppconnectClient,
  WppconnectLibrary,
  WppconnectOptions,
} from './wppconnect-library';

export interface CreateWithPasskeyOptions
  extends
    Omit<AttachPasskeyOptions, 'engine'>,
    Pick<CreateWithDriverOptions, 'loadMs'> {}

export interface CreatedWithPasskey<Client> {
  /** Null: the page could not be hooked, which was logged, and runs without. */
  passkey: PagePasskey | null;
  /** What `create()` resolves with; rejected when it cannot get ready. */
  client: Promise<Client>;
}

/**
 * WPPConnect's `create()` with passkeys: pass it the module, what `create()`
 * takes, and a page or a browser in that.
 *
 * @throws RangeError for a phone number that is none
 * @throws TypeError when there is neither page nor browser
 */
export async function createWithPasskey<Client extends WppconnectClient>(
  library: WppconnectLibrary<Client>,
  options: WppconnectOptions & Record<string, unknown>,
  { loadMs, ...attachOptions }: CreateWithPasskeyOptions = {},
): Promise<CreatedWithPasskey<Client>> {
  const session = attachOptions.session ?? options.session ?? 'default';
  const { logger } = attachOptions;
  const driver = createWppDriver(attachOptions);
  const { release, client } = await createWithDriver(library, options, {
    driver,
    session,
    ...(logger && { logger }),
    ...(loadMs !== undefined && { loadMs }),
  });
  if (!release) return { passkey: null, client };
  const passkey = createPasskey(
    { driver, release },
    { ...attachOptions, session },
  );
  return { passkey, client };
}
