import { randomBytes } from 'node:crypto';
import type { PasskeyChallenge } from '@waha-passkey/contract';

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
