import { ME_USER, readUserId } from '@waha-passkey/whatsapp-web';
import type { Client } from 'whatsapp-web.js';
import type { Me } from '../../events/session-status-event';
import { within } from '@waha-passkey/browser';

/** The page's own `require`. */
interface PageGlobals {
  require(name: string): Record<string, (() => unknown) | undefined>;
}

const LID_TIMEOUT_MS = 2_000;

/** Who a client is linked as; null when the library does not say. */
export async function readMe(client: Client): Promise<Me | null> {
  const { wid, pushname } = client.info ?? {};
  const id = readUserId(wid);
  if (id === null) {
    return null;
  }
  const lid = await readLid(client).catch(() => null);
  return { id, ...(lid !== null && { lid }), pushName: pushname ?? '' };
}

/** The library reads one identity of the account; the page may have two. */
async function readLid(client: Client): Promise<string | null> {
  const wid = client.pupPage?.evaluate(({ name, lid }: typeof ME_USER) => {
    const page = globalThis as unknown as PageGlobals;
    // Copied: what a page's object is made of need not be plain.
    return { ...(page.require(name)[lid]?.() as object | null) };
  }, ME_USER);
  const signal = AbortSignal.timeout(LID_TIMEOUT_MS);
  return readUserId(await within(Promise.resolve(wid), signal));
}
