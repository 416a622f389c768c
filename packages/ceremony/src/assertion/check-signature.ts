import { PasskeyErrorCode } from '@waha-passkey/contract';
import { isDerSignature } from './der-signature';
import { refuse } from './refuse';

const ED25519_LENGTH = 64;
const ED448_LENGTH = 114;
/** RSA with 1024 bits, and beyond it whatever the future signs with. */
const SHORTEST_OPAQUE = 128;

/**
 * A17: the forms of WebAuthn Level 3 §6.5.5. Nobody here knows the public key,
 * so this only sorts out what no authenticator makes.
 */
export function checkSignature(signature: Uint8Array): void {
  const { length } = signature;
  const plausible =
    length === ED25519_LENGTH ||
    length === ED448_LENGTH ||
    length >= SHORTEST_OPAQUE ||
    isDerSignature(signature);
  if (plausible) return;
  refuse(
    PasskeyErrorCode.BAD_SIGNATURE,
    'The signature has no form that authenticators make. Send the bytes exactly as the authenticator made them.',
    { field: 'response.signature' },
  );
}
