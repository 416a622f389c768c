import {
  type PasskeyLogger,
  PasskeyReasonCode as Reason,
  silentLogger,
} from '@waha-passkey/contract';
import type { AttachPasskeyOptions } from '../client/attach-passkey';
import { createPasskey } from '../client/create-passkey';
import type { WebjsPasskey } from '../client/webjs-passkey';
import { wrapMethod } from '../client/wrap-method';
import type { WebjsPasskeyDriver } from '../driver/webjs-passkey-driver';
import { AutoCloseHold } from './auto-close';
import { checkPhoneNumber } from './check-phone-number';
import { closeWithBrowser } from './close-with-browser';
import { renewLinkCode } from './renew-link-code';
import { waitForClient } from './wait-for-client';
import { createWppDriver, hookWppPage } from './wpp-driver';
import { findWppPage, type WppPage } from './wpp-page';
import {
  assertKnownLibrary,
  type WppconnectClient,
  type WppconnectLibrary,
  type WppconnectOptions,
} from './wppconnect-library';

export interface CreateWithPasskeyOptions extends Omit<
  AttachPasskeyOptions,
  'engine'
> {
  /** How long WhatsApp Web may take to load; 120 s by default. */
  loadMs?: number;
}

export interface CreatedWithPasskey<Client> {
  /** Null: the page could not be hooked, which was logged, and runs without. */
  passkey: WebjsPasskey | null;
  /** What `create()` resolves with; rejected when it cannot get ready. */
  client: Promise<Client>;
}

/** [2.3.3, 1.41.3] statuses of a registered device; `inChat` is none of them. */
const LINKED = ['isLogged', 'qrReadSuccess'];

/** [2.3.3, 1.41.3] */
const autoCloseMs = 60_000;

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
  { loadMs = 120_000, ...attachOptions }: CreateWithPasskeyOptions = {},
): Promise<CreatedWithPasskey<Client>> {
  const phoneNumber = checkPhoneNumber(options.phoneNumber);
  const page = await findWppPage(options);
  closeWithBrowser(page);
  const session = attachOptions.session ?? options.session ?? 'default';
  const logger = attachOptions.logger ?? silentLogger;
  const hooked = await hook(library, page, session, attachOptions, logger);
  const autoClose = hooked && holdAutoClose(page, hooked.driver, options);
  let lastStatus: string | null = null;
  const created = library.create({
    ...options,
    page,
    ...(phoneNumber !== undefined && { phoneNumber }),
    statusFind: (status: string, name: string) => {
      lastStatus = status;
      autoClose?.onStatus(status);
      if (LINKED.includes(status)) hooked?.driver.noteLinked();
      options.statusFind?.(status, name);
    },
  } as never);
  const client = waitForClient(created, {
    page,
    loadMs,
    lastStatus: () => lastStatus,
  });
  // The caller may wait for it later: it is handled either way.
  client.then(
    (ready) => hooked && endBefore(ready, hooked),
    () => undefined,
  );
  if (!hooked) return { passkey: null, client };
  hooked.onRelease(() => autoClose?.release());
  if (phoneNumber !== undefined) {
    const undo = renewLinkCode(page, hooked.driver, phoneNumber, logger);
    hooked.onRelease(undo);
  }
  return { passkey: hooked.passkey, client };
}

interface Hooked {
  passkey: WebjsPasskey;
  driver: WebjsPasskeyDriver;
  onRelease(undo: () => void): void;
}

/** Null when it cannot be: a session without passkeys is better than none. */
async function hook(
  library: WppconnectLibrary,
  page: WppPage,
  session: string,
  options: AttachPasskeyOptions,
  logger: PasskeyLogger,
): Promise<Hooked | null> {
  const driver = createWppDriver(options);
  try {
    assertKnownLibrary(library);
    const release = await hookWppPage(page, driver, session);
    const undo: (() => void)[] = [];
    const passkey = createPasskey(
      {
        driver,
        release: async () => {
          for (const restore of undo) restore();
          await release();
        },
      },
      { ...options, session },
    );
    return { passkey, driver, onRelease: (restore) => undo.push(restore) };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    logger.error(`passkey: ${message} WPPConnect starts without passkeys.`);
    return null;
  }
}

function holdAutoClose(
  page: WppPage,
  driver: WebjsPasskeyDriver,
  { autoClose = autoCloseMs }: WppconnectOptions,
): AutoCloseHold {
  return new AutoCloseHold(page, driver, autoClose);
}

/** What the client ends is not a browser that was lost. */
function endBefore(client: WppconnectClient, hooked: Hooked): void {
  const detachBefore = (name: 'close' | 'logout', reason: Reason) =>
    wrapMethod(client, name, (next) => async (...args) => {
      await hooked.driver.detach(reason);
      return next(...args);
    });
  hooked.onRelease(detachBefore('close', Reason.SESSION_STOPPED));
  hooked.onRelease(detachBefore('logout', Reason.LOGGED_OUT));
}
