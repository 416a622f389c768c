import type { PasskeyChallenge } from '@waha-passkey/contract';
import type { BinaryNode } from './load-baileys';

/** How the request options travel: inside the notification, or not. */
export type GateOptions = 'inside' | 'absent' | 'malformed';

export function createGateNotification(
  id: string,
  kind: GateOptions,
  options: PasskeyChallenge,
): BinaryNode {
  const attrs = {
    from: 's.whatsapp.net',
    type: 'passkey_prologue_request',
    id,
    t: String(Math.floor(Date.now() / 1000)),
  };
  if (kind === 'absent') return { tag: 'notification', attrs };
  const text = JSON.stringify(options);
  const content = Buffer.from(kind === 'inside' ? text : text.slice(0, -2));
  return {
    tag: 'notification',
    attrs,
    content: [{ tag: 'passkey_request_options', attrs: {}, content }],
  };
}
