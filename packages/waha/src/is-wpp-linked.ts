import { WPP_IS_LINKED, type WahaWppClient } from './waha-names';

/**
 * Asks the page; false when it does not answer. A session that is linked is
 * told so by its socket's state as well.
 */
export async function isWppLinked(
  client: WahaWppClient | null,
): Promise<boolean> {
  try {
    return (await client?.page.evaluate(WPP_IS_LINKED)) === true;
  } catch {
    return false;
  }
}
