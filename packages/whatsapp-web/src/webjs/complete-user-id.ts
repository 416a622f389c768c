import { readUserId } from '../protocol/read-user-id';
import { USER_ID } from '../protocol/whatsapp-names';

/**
 * whatsapp-web.js 1.34.7 and hosts around it read `info.wid._serialized`, which
 * newer pages spell `$1` (wwebjs#201832): gives them the member they read.
 * Delete this when the library does it.
 */
export function completeUserId(info: { wid?: unknown } | undefined): void {
  const wid = info?.wid;
  const id = readUserId(wid);
  if (id === null) return;
  const fields = wid as Record<string, unknown>;
  fields[USER_ID.spellings[0]] ??= id;
}
