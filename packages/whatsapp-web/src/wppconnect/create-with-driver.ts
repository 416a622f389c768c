import {
  type PasskeyLogger,
  PasskeyReasonCode as Reason,
  silentLogger,
} from '@waha-passkey/contract';
import { wrapMethod } from '../client/wrap-method';
import type { PagePasskeyDriver } from '../driver/page-passkey-driver';
import { AutoCloseHold } from './auto-close';
import { checkPhoneNumber } from './check-phone-number';
import { closeWithBrowser } from './close-with-browser';
import { renewLinkCode } from './renew-link-code';
import { waitForClient } from './wait-for-client';
import { hookWppPage } from './wpp-driver';
import { findWppPage, type WppPage } from './wpp-page';
import {
  assertKnownLibrary,
  type WppconnectClient,
  type WppconnectLibrary,
  type WppconnectOptions,
} from './wppconnect-library';

export interface CreateWithDriverOptions {
  driver: PagePasskeyDriver;
  /** Names the session in errors. */
  session: string;
  logger?: PasskeyLogger;
  /** How long WhatsApp Web may take to load; 120 s by default. */
  loadMs?: number;
}

export interface CreatedWithDriver<Client> {
  /** Null: the page could not be hooked, which was logged, and runs without. */
  release: (() => Promise<void>) | null;
  /** What `create()` resolves with; rejected when it cannot get ready. */
  client: Promise<Client>;
}

/** [2.3.3, 1.41.3] statuses of a registered device; `inChat` is none of them. */
const linkedStatuses = ['isLogged', 'qrReadSuccess'];

/** [2.3.3, 1.41.3] */
const autoCloseMs = 60_000;

/**
 * WPPConnect's `create()` on a page that `driver` has hooked, for hosts with
 * sessions of their own; see `createWithPasskey`.
 *
 * @throws RangeError for a phone number that is none
 * @throws TypeError when there is neither page nor browser
 */
export async function createWithDriver<Client extends WppconnectClient>(
  library: WppconnectLibrary<Client>,
  options: WppconnectOptions & Record<string, unknown>,
  { driver, session, ...rest }: CreateWithDriverOptions,
): Promise<CreatedWithDriver<Client>> {
  const { logger = silentLogger, loadMs = 120_000 } = rest;
  const phoneNumber = checkPhoneNumber(options.phoneNumber);
  const page = await findWppPage(options);
  closeWithBrowser(page);
  const hook = await hookPage(library, page, driver, session, logger);
  const autoClose =
    hook && new AutoCloseHold(page, driver, options.autoClose ?? autoCloseMs);
  let lastStatus: string | null = null;
  const created = library.create({
    ...options,
    page,
    ...(phoneNumber !== undefined && { phoneNumber }),
    statusFind: (status: string, name: string) => {
      lastStatus = status;
      autoClose?.onStatus(status);
      if (hook && linkedStatuses.includes(status)) driver.noteLinked();
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
    (ready) => hook && endBefore(ready, driver, hook),
    () => undefined,
  );
  if (!hook) return { release: null, client };
  hook.onRelease(() => autoClose?.release());
  if (phoneNumber !== undefined) {
    hook.onRelease(renewLinkCode(page, driver, phoneNumber, logger));
  }
  return { release: () => hook.release(), client };
}

interface Hook {
  onRelease(undo: () => void): void;
  release(): Promise<void>;
}

/** Null when it cannot be: a session without passkeys is better than none. */
async function hookPage(
  library: WppconnectLibrary,
  page: WppPage,
  driver: PagePasskeyDriver,
  session: string,
  logger: PasskeyLogger,
): Promise<Hook | null> {
  try {
    assertKnownLibrary(library);
    const releasePage = await hookWppPage(page, driver, session);
    const undo: (() => void)[] = [];
    return {
      onRelease: (restore) => undo.push(restore),
      release: async () => {
        for (const restore of undo) restore();
        await releasePage();
      },
    };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    logger.error(`passkey: ${message} WPPConnect starts without passkeys.`);
    return null;
  }
}

/** What the client ends is not a browser that was lost. */
function endBefore(
  client: WppconnectClient,
  driver: PagePasskeyDriver,
  hook: Hook,
): void {
  const detachBefore = (name: 'close' | 'logout', reason: Reason) =>
    wrapMethod(client, name, (next) => async (...args) => {
      await driver.detach(reason);
      return next(...args);
    });
  hook.onRelease(detachBefore('close', Reason.SESSION_STOPPED));
  hook.onRelease(detachBefore('logout', Reason.LOGGED_OUT));
}
