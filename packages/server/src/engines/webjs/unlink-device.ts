import type { Client } from 'whatsapp-web.js';

/** The page's own `require`; only what is used here. */
interface PageGlobals {
  require(name: 'WAWebSocketModel'): { Socket: { logout(): Promise<void> } };
}

/**
 * Removes the device from the account. `Client.logout()` would also close the
 * browser and remove the profile, with no limit of time to any of it.
 */
export async function unlinkDevice(client: Client): Promise<void> {
  await client.pupPage?.evaluate(() =>
    (globalThis as unknown as PageGlobals)
      .require('WAWebSocketModel')
      .Socket.logout(),
  );
}
