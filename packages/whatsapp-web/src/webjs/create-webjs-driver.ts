import { silentLogger } from '@waha-passkey/contract';
import {
  PagePasskeyDriver,
  type PageDriverOptions,
} from '../driver/page-passkey-driver';
import { hookClient } from './hook-client';
import type { WebjsClient } from './webjs-client';

interface Hooked {
  driver: PagePasskeyDriver;
  unhook: () => void;
}

const hooked = new WeakMap<WebjsClient, Hooked>();

/**
 * The driver of a whatsapp-web.js client; call it before `initialize()`. The
 * same client has the same driver, through every restart.
 */
export function createWebjsDriver(
  client: WebjsClient,
  options: PageDriverOptions = {},
): PagePasskeyDriver {
  const known = hooked.get(client);
  if (known) return known.driver;
  const driver = new PagePasskeyDriver(options);
  const unhook = hookClient(client, driver, {
    logger: options.logger ?? silentLogger,
    onClientFailure: options.onClientFailure ?? (() => undefined),
  });
  hooked.set(client, { driver, unhook });
  return driver;
}

/** The client is as it was before; nothing of ours stays in its page. */
export async function releaseWebjsDriver(client: WebjsClient): Promise<void> {
  const known = hooked.get(client);
  if (!known) return;
  hooked.delete(client);
  known.unhook();
  await known.driver.detach('SESSION_STOPPED');
}
