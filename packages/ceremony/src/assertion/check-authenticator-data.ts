import { PasskeyErrorCode } from '@waha-passkey/contract';
import { skipCborMap } from './cbor';
import type { AssertionExpectation } from './expectation';
import { refuse } from './refuse';

/** WebAuthn Level 3 §6.1: RP ID hash, flags, signature counter. */
const HEADER_LENGTH = 37;
const AAGUID_LENGTH = 16;

const FLAGS_AT = 32;
const COUNTER_AT = 33;

const USER_PRESENT = 0x01;
const USER_VERIFIED = 0x04;
const BACKUP_ELIGIBLE = 0x08;
const BACKED_UP = 0x10;
const ATTESTED_CREDENTIAL = 0x40;
const EXTENSIONS = 0x80;
const RESERVED = 0x22;

const field = 'response.authenticatorData';

/** A14 to A16: what the authenticator signed. Returns its signature counter. */
export function checkAuthenticatorData(
  data: Buffer,
  rawId: Buffer,
  expectation: AssertionExpectation,
  warnings: string[],
): number {
  checkRpId(data, expectation.rpIdHash);
  const flags = data.readUInt8(FLAGS_AT);
  checkFlags(flags, expectation.userVerificationRequired);
  if (flags & RESERVED) {
    warnings.push(`"${field}" sets flags that are reserved for future use.`);
  }
  checkLayout(data, flags, rawId, warnings);
  return data.readUInt32BE(COUNTER_AT);
}

/** A14: WebAuthn Level 3 §7.2 step 15 */
function checkRpId(data: Buffer, rpIdHash: Uint8Array): void {
  if (data.subarray(0, FLAGS_AT).equals(rpIdHash)) return;
  refuse(
    PasskeyErrorCode.RP_ID_MISMATCH,
    'The passkey belongs to another site than the one that asks. Sign with the WhatsApp passkey of this account.',
    { field },
  );
}

/** A15 */
function checkFlags(flags: number, userVerificationRequired: boolean): void {
  // WebAuthn Level 3 §7.2 step 16
  if (!(flags & USER_PRESENT)) {
    refuse(
      PasskeyErrorCode.USER_NOT_PRESENT,
      'The authenticator did not notice a user. Touch or unlock it when it asks.',
      { field },
    );
  }
  // WebAuthn Level 3 §7.2 step 17
  if (userVerificationRequired && !(flags & USER_VERIFIED)) {
    refuse(
      PasskeyErrorCode.USER_NOT_VERIFIED,
      'The authenticator did not verify its user. Sign with fingerprint, face or PIN.',
      { field },
    );
  }
  // WebAuthn Level 3 §7.2 step 18
  if (flags & BACKED_UP && !(flags & BACKUP_ELIGIBLE)) {
    refuse(
      PasskeyErrorCode.BAD_BACKUP_FLAGS,
      'The authenticator says that a passkey is backed up which cannot be. Sign with another passkey or authenticator.',
      { field },
    );
  }
}

/** A16: WebAuthn Level 3 §6.1; nothing may follow what the flags say. */
function checkLayout(
  data: Buffer,
  flags: number,
  rawId: Buffer,
  warnings: string[],
): void {
  let end: number | null = HEADER_LENGTH;
  if (flags & ATTESTED_CREDENTIAL) {
    end = skipAttestedCredential(data, end, rawId);
    warnings.push(`"${field}" carries attested credential data.`);
  }
  if (end !== null && flags & EXTENSIONS) end = skipCborMap(data, end);
  if (end === data.length) return;
  refuse(
    PasskeyErrorCode.BAD_AUTH_DATA,
    'The authenticator data is not laid out as its flags say. Send the bytes exactly as the authenticator made them.',
    { field },
  );
}

/**
 * Attested credential data, WebAuthn Level 3 §6.5.2. It belongs to
 * registrations, but Chrome on a Mac was seen to add it. Returns where it ends;
 * null unless it parses and names the credential that signed.
 */
function skipAttestedCredential(
  data: Buffer,
  start: number,
  rawId: Buffer,
): number | null {
  const lengthAt = start + AAGUID_LENGTH;
  const idAt = lengthAt + 2;
  if (idAt > data.length) return null;
  const end = idAt + data.readUInt16BE(lengthAt);
  return data.subarray(idAt, end).equals(rawId) ? skipCborMap(data, end) : null;
}
