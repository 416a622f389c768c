import { PasskeyErrorCode } from '@waha-passkey/contract';
import type { ByteMembers } from './decode-members';
import type { AssertionExpectation } from './expectation';
import { refuse } from './refuse';

/** A6 to A8: a credential this account may sign with. */
export function checkCredential(
  { id, rawId, userHandle }: ByteMembers,
  { allowedIds }: AssertionExpectation,
): void {
  // A6: id is rawId in base64url, WebAuthn Level 3 §5.1; canonical, so texts do
  if (id.text !== rawId.text) {
    refuse(
      PasskeyErrorCode.ID_MISMATCH,
      'The members "id" and "rawId" name different credentials. Send credential.toJSON() as it is.',
      { field: 'rawId' },
    );
  }
  // A7: WebAuthn Level 3 §7.2 step 5
  if (allowedIds !== null && !allowedIds.has(rawId.text)) {
    refuse(
      PasskeyErrorCode.CREDENTIAL_NOT_ALLOWED,
      'This passkey is not among those WhatsApp asked for. Sign with the passkey of the account that links.',
      { field: 'rawId' },
    );
  }
  // A8: WebAuthn Level 3 §7.2 step 6
  if (allowedIds === null && userHandle === null) {
    refuse(
      PasskeyErrorCode.USER_HANDLE_REQUIRED,
      'The member "response.userHandle" is missing, but WhatsApp asked for no particular passkey. Sign with a discoverable passkey, and send its userHandle.',
      { field: 'response.userHandle' },
    );
  }
}
