import {
  type PasskeyLogger,
  type PasskeyReasonCode,
  PasskeyReasonCode as Reason,
} from '@waha-passkey/contract';
import { toRawPage } from '../bridge/raw-page';
import type { PagePasskeyDriver } from '../driver/page-passkey-driver';
import { BackgroundWork } from './background-work';
import { completeUserId } from './complete-user-id';
import { explainFailures, findUnfitBrowser } from './explain-failures';
import { guardCallbacks } from './guards/guard-callbacks';
import { guardInjection } from './guards/guard-injection';
import { renewPairingCode } from './guards/renew-pairing-code';
import type { StartingClient, WebjsClient } from './webjs-client';
import { wrapMethod } from '../client/wrap-method';

export interface HookOptions {
  logger: PasskeyLogger;
  /** See `PageDriverOptions`. */
  onClientFailure: (error: unknown) => void;
}

/** [1.34.6, 1.34.7] `client.initialize()` calls it when the page is blank. */
const startHook = 'initWebVersionCache';

/**
 * Gives the driver each page the client starts with, and tells it what the
 * client knows; returns how to undo that. On this one object: neither its
 * class nor other clients are touched.
 */
export function hookClient(
  client: WebjsClient,
  driver: PagePasskeyDriver,
  { logger, onClientFailure }: HookOptions,
): () => void {
  if (!isStartingClient(client)) {
    throw new TypeError(
      `This is not a whatsapp-web.js client of 1.34.6 or later: it has no ${startHook}().`,
    );
  }
  let unguardPage: () => void = () => undefined;
  const attach = async () => {
    const unfit = findUnfitBrowser(client.pupBrowser);
    if (unfit) logger.error(`passkey: ${unfit}`);
    try {
      unguardPage();
      unguardPage = guardPage(client, driver);
      await driver.attachPage(client.pupPage);
    } catch (error) {
      // A session that cannot answer a passkey is better than none.
      const name = error instanceof Error ? error.name : 'unknown error';
      logger.error(`passkey: the page could not be hooked (${name})`);
    }
  };
  const detachBefore = (reason: PasskeyReasonCode) => (): Promise<void> =>
    driver.detach(reason);

  const onLinked = () => driver.noteLinked();
  // Innermost: undone last.
  const unexplain = explainFailures(client);
  const undo = [
    before(client, startHook, async () => {
      await attach();
      work.ownPage();
    }),
    before(client, 'destroy', detachBefore(Reason.SESSION_STOPPED)),
    before(client, 'logout', detachBefore(Reason.LOGGED_OUT)),
    guardInjection(client, driver),
    renewPairingCode(client, driver, logger),
    () => unguardPage(),
    unexplain,
  ];
  // Outermost: what the library is left with is a promise of this one.
  const work = new BackgroundWork(client, logger, onClientFailure);
  const onReady = () => completeUserId(client.info);
  client.on('authenticated', onLinked);
  client.prependListener('ready', onReady);
  if (client.pupPage) void attach();
  return () => {
    client.off('authenticated', onLinked);
    client.off('ready', onReady);
    work.release();
    for (const restore of undo) restore();
  };
}

/** On the raw page, which WAHA's wrapper of it calls as well. */
function guardPage(
  client: StartingClient,
  driver: PagePasskeyDriver,
): () => void {
  return guardCallbacks(toRawPage(client.pupPage), driver, {
    countsQrCodes: (client.options?.qrMaxRetries ?? 0) > 0,
  });
}

function isStartingClient(client: WebjsClient): client is StartingClient {
  return typeof (client as Partial<StartingClient>)[startHook] === 'function';
}

/** Runs `first` ahead of a method of this object; returns how to undo that. */
function before(
  client: StartingClient,
  name: 'destroy' | 'logout' | typeof startHook,
  first: () => Promise<void>,
): () => void {
  return wrapMethod(client, name, (next) => async (...args) => {
    await first();
    return next(...args);
  });
}
