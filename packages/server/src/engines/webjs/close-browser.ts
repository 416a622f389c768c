import type { Client } from 'whatsapp-web.js';
import { within } from '../../timing/within';

type Browser = Client['pupBrowser'];

const CLOSE_TIMEOUT_MS = 5_000;

/** Lets the browser write its profile; kills it when it does not close. */
export async function closeBrowser(
  browser: Browser | null | undefined,
): Promise<void> {
  if (!browser?.connected) {
    return;
  }
  try {
    await within(browser.close(), AbortSignal.timeout(CLOSE_TIMEOUT_MS));
  } catch {
    browser.process()?.kill('SIGKILL');
  }
}
