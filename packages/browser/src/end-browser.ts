import { within } from './within';
import { endGroup, killGroup } from './process-group';

/** Structural: whatsapp-web.js brings a puppeteer of its own. */
export interface EndingBrowser {
  readonly connected: boolean;
  close(): Promise<void>;
  process(): { pid?: number | undefined } | null;
}

/** A busy machine takes its time, and a killed browser leaves files behind. */
const CLOSE_TIMEOUT_MS = 15_000;

/**
 * Lets a browser write its profile, kills it when it does not close, and resolves
 * when none of its processes is left.
 * @throws Error when one of them cannot be killed
 */
export async function endBrowser(
  browser: EndingBrowser | null | undefined,
  timeoutMs = CLOSE_TIMEOUT_MS,
): Promise<void> {
  const leader = browser?.process()?.pid;
  if (browser?.connected) {
    try {
      await within(browser.close(), AbortSignal.timeout(timeoutMs));
    } catch {
      if (leader !== undefined) {
        killGroup(leader);
      }
    }
  }
  if (leader !== undefined) {
    await endGroup(leader);
  }
}
