import type { Me } from '../events/session-status-event';

/** WAHA shows accounts as whatsapp-web.js does, without the device number. */
export function toMe(jid: string, pushName = ''): Me {
  const user = jid.split('@')[0]?.split(':')[0] ?? jid;
  return { id: `${user}@c.us`, pushName };
}
