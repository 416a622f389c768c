import type { Client } from 'whatsapp-web.js';
import { within } from '../../timing/within';

type Browser = Pick<
  NonNullable<Client['pupBrowser']>,
  'connected' | 'close' | 'process'
>;

/** A busy machine takes its time, and a killed browser leaves files behind. */
const CLOSE_TIMEOUT_MS = 15_000;

/** Lets the browser write its profile; kills it when it does not close. */
export async function closeBrowser(
  browser: Browser | null | undefined,
  timeoutMs = CLOSE_TIMEOUT_MS,
): Promise<void> {
  if (!browser?.connected) {
    return;
  }
  try {
    await within(browser.close(), AbortSignal.timeout(timeoutMs));
  } catch {
    browser.process()?.kill('SIGKILL');
  }
}
