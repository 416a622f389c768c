import { within } from '@waha-passkey/whatsapp-web';
import { WPP_IS_LINKED, type WahaWppClient } from './waha-names';

/**
 * Asks the page; false when it does not answer. A session that is linked is
 * told so by its socket's state as well.
 */
export async function isWppLinked(
  client: WahaWppClient | null,
  answerMs = 5_000,
): Promise<boolean> {
  if (client === null) return false;
  try {
    const answer = client.page.evaluate(WPP_IS_LINKED);
    // [Chromium 156] A page that has crashed never answers.
    return (await within(answerMs, 'answer', undefined, answer)) === true;
  } catch {
    return false;
  }
}
