import { randomBytes } from 'node:crypto';
import type { PasskeyChallenge } from '@waha-passkey/contract';

/** What WhatsApp asks for when a device is linked. */
export function createLinkingChallenge(): PasskeyChallenge {
  return {
    challenge: randomBytes(32).toString('base64url'),
    timeout: 600_000,
    rpId: 'whatsapp.com',
    allowCredentials: [],
    userVerification: 'required',
    extensions: { uvm: true },
  };
}
