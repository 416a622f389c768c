import { randomBytes } from 'node:crypto';
import type { PasskeyChallenge } from '@waha-passkey/contract';
import type { BinaryNode } from './load-baileys';

/** How the request options travel: inside the notification, or not. */
export type GateOptions = 'inside' | 'absent' | 'malformed';

/** Options as they were seen on real accounts (Baileys PR 2689). */
export function createRequestOptions(): PasskeyChallenge {
  return {
    challenge: randomBytes(32).toString('base64url'),
    timeout: 600_000,
    rpId: 'whatsapp.com',
    allowCredentials: [],
    userVerification: 'required',
    extensions: { uvm: true },
  };
}

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
