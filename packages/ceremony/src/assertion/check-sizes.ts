import { PasskeyErrorCode } from '@waha-passkey/contract';
import type { ByteMember, ByteMembers } from './decode-members';
import { refuse } from './refuse';

/** A5: sizes in bytes, WebAuthn Level 3 §4 (credential id), §5.1, §5.4.3. */
export function checkSizes(members: ByteMembers): void {
  checkSize(members.id, 1, 1023);
  checkSize(members.rawId, 1, 1023);
  if (members.userHandle) checkSize(members.userHandle, 1, 64);
  checkSize(members.clientDataJSON, 1, 8192);
  checkSize(members.authenticatorData, 37, 8192);
  checkSize(members.signature, 8, 8192);
}

function checkSize(
  { field, bytes }: ByteMember,
  least: number,
  most: number,
): void {
  if (bytes.length >= least && bytes.length <= most) return;
  refuse(
    PasskeyErrorCode.FIELD_TOO_LARGE,
    `The member "${field}" has ${bytes.length} bytes; ${least} to ${most} are possible. Send credential.toJSON() as it is.`,
    { field },
  );
}
