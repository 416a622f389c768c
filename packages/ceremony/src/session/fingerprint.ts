import { createHash } from 'node:crypto';
import type { PasskeyAssertion } from '@waha-passkey/contract';

/**
 * Shows whether two submits carry the same assertion: equal for equal bytes,
 * however the JSON around them was written. Kept in place of the assertion.
 */
export function toFingerprint({ rawId, response }: PasskeyAssertion): string {
  const { clientDataJSON, authenticatorData, signature, userHandle } = response;
  // None of them contains a full stop.
  return createHash('sha256')
    .update(
      [
        rawId,
        clientDataJSON,
        authenticatorData,
        signature,
        userHandle ?? '',
      ].join('.'),
    )
    .digest('base64url');
}
