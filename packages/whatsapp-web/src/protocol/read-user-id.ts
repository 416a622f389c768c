import { USER_ID } from './whatsapp-names';

/**
 * `user@server` of a user object of WhatsApp Web, whichever generation of the
 * page it comes from; null for anything else.
 */
export function readUserId(wid: unknown): string | null {
  if (typeof wid !== 'object' || wid === null) return null;
  const fields = wid as Record<string, unknown>;
  for (const name of USER_ID.spellings) {
    const spelt = fields[name];
    if (isText(spelt) && spelt.includes('@')) return spelt;
  }
  const { [USER_ID.user]: user, [USER_ID.server]: server } = fields;
  return isText(user) && isText(server) ? `${user}@${server}` : null;
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
