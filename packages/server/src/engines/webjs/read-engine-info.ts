import { within } from '@waha-passkey/browser';
import type { Client } from 'whatsapp-web.js';
import type { EngineInfo } from '../session-engine';

/** As WAHA: session info does not wait for a page that is busy. */
const TIMEOUT_MS = 1_000;

/** What the page says of itself; null when it does not, or not in time. */
export async function readEngineInfo(
  client: Client,
): Promise<EngineInfo | null> {
  if (!client.pupPage) {
    return null;
  }
  const answers = Promise.all([client.getWWebVersion(), client.getState()]);
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  try {
    const [WWebVersion, state] = await within(answers, signal);
    return { WWebVersion, state };
  } catch {
    return null;
  }
}
