import { SOCKET_MODEL } from '@waha-passkey/whatsapp-web';
import type { Page } from 'puppeteer';

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
 * Removes the device from the account. A library's `logout()` would also close
 * the browser and remove the profile, with no limit of time to any of it.
 */
export async function unlinkDevice(page: Page | undefined): Promise<void> {
  await page?.evaluate(({ name, member, logout }: SocketModel) => {
    const globals = globalThis as unknown as PageGlobals;
    return globals.require(name)[member][logout]();
  }, SOCKET_MODEL);
}
