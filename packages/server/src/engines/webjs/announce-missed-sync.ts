import { SOCKET_MODEL } from '@waha-passkey/whatsapp-web';
import type { Client } from 'whatsapp-web.js';

type SocketModel = typeof SOCKET_MODEL;

/** The page's own `require`, and what the library exposed to it. */
interface PageGlobals {
  require(
    name: string,
  ): Record<SocketModel['member'], Record<SocketModel['hasSynced'], unknown>>;
  onAppStateHasSyncedEvent?(): Promise<void>;
}

/**
 * whatsapp-web.js 1.34.7 listens for the end of the first sync, but does not
 * look whether it is over already: a quick sync, or a slow injection, and the
 * client never gets ready. `isAnnounced`: the library heard it by itself.
 */
export async function announceMissedSync(
  client: Client,
  isAnnounced: () => boolean,
): Promise<void> {
  const synced = await client.pupPage?.evaluate(
    ({ name, member, hasSynced }: SocketModel) => {
      const page = globalThis as unknown as PageGlobals;
      return page.require(name)[member][hasSynced] === true;
    },
    SOCKET_MODEL,
  );
  if (synced !== true || isAnnounced()) {
    return;
  }
  await client.pupPage?.evaluate(() => {
    // Not awaited here: the library works in the page meanwhile.
    void (globalThis as unknown as PageGlobals).onAppStateHasSyncedEvent?.();
  });
}
