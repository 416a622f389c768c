import { SOCKET_MODEL } from '@waha-passkey/webjs';
import type { Client } from 'whatsapp-web.js';

type SocketModel = typeof SOCKET_MODEL;

/** The page's own `require`; only what is used here. */
interface PageGlobals {
  require(
    name: string,
  ): Record<
    SocketModel['member'],
    Record<SocketModel['logout'], () => Promise<void>>
  >;
}

/**
 * Removes the device from the account. `Client.logout()` would also close the
 * browser and remove the profile, with no limit of time to any of it.
 */
export async function unlinkDevice(client: Client): Promise<void> {
  await client.pupPage?.evaluate(({ name, member, logout }: SocketModel) => {
    const page = globalThis as unknown as PageGlobals;
    return page.require(name)[member][logout]();
  }, SOCKET_MODEL);
}
