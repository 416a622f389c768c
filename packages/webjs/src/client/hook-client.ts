import {
  type PasskeyLogger,
  type PasskeyReasonCode,
  PasskeyReasonCode as Reason,
} from '@waha-passkey/contract';
import type { WebjsPasskeyDriver } from '../driver/webjs-passkey-driver';
import type { StartingClient, WebjsClient } from './webjs-client';

/** [1.34.6, 1.34.7] `client.initialize()` calls it when the page is blank. */
const startHook = 'initWebVersionCache';

/**
 * Gives the driver each page the client starts with, and tells it what the
 * client knows; returns how to undo that. On this one object: neither its
 * class nor other clients are touched.
 */
export function hookClient(
  client: WebjsClient,
  driver: WebjsPasskeyDriver,
  logger: PasskeyLogger,
): () => void {
  if (!isStartingClient(client)) {
    throw new TypeError(
      `This is no whatsapp-web.js client of 1.34.6 or later: it has no ${startHook}().`,
    );
  }
  const attach = async () => {
    try {
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
  const undo = [
    before(client, startHook, attach),
    before(client, 'destroy', detachBefore(Reason.SESSION_STOPPED)),
    before(client, 'logout', detachBefore(Reason.LOGGED_OUT)),
  ];
  client.on('authenticated', onLinked);
  if (client.pupPage) void attach();
  return () => {
    client.off('authenticated', onLinked);
    for (const restore of undo) restore();
  };
}

function isStartingClient(client: WebjsClient): client is StartingClient {
  return typeof (client as Partial<StartingClient>)[startHook] === 'function';
}

/** Runs `first` ahead of a method of this object; returns how to undo that. */
function before<Name extends 'destroy' | 'logout' | typeof startHook>(
  client: StartingClient,
  name: Name,
  first: () => Promise<void>,
): () => void {
  const own = Object.getOwnPropertyDescriptor(client, name);
  const next: (...args: unknown[]) => Promise<void> = client[name];
  const hooked = async (...args: unknown[]): Promise<void> => {
    await first();
    return next.apply(client, args);
  };
  Object.defineProperty(client, name, {
    value: hooked,
    configurable: true,
    writable: true,
  });
  return () => {
    if (client[name] !== (hooked as unknown)) return;
    if (own) Object.defineProperty(client, name, own);
    else Reflect.deleteProperty(client, name);
  };
}
