import { PasskeyErrorCode } from '@waha-passkey/contract';
import { decodeBase64url, stripPadding } from './base64url';
import type { RawCredential } from './read-credential';
import { refuse } from './refuse';

export interface ByteMember {
  readonly field: string;
  /** Canonical base64url. */
  readonly text: string;
  readonly bytes: Uint8Array;
}

export interface ByteMembers {
  readonly id: ByteMember;
  readonly rawId: ByteMember;
  readonly clientDataJSON: ByteMember;
  readonly authenticatorData: ByteMember;
  readonly signature: ByteMember;
  /** Null, "" and absent are the same (WebAuthn Level 3 §7.2 step 6). */
  readonly userHandle: ByteMember | null;
}

/** A4: base64url, WebAuthn Level 3 §3; each byte string has one spelling. */
export function decodeMembers(
  { credential, response }: RawCredential,
  warnings: string[],
): ByteMembers {
  const { userHandle } = response;
  const noUserHandle =
    userHandle === undefined || userHandle === null || userHandle === '';
  return {
    id: decode('id', credential.id, warnings),
    rawId: decode('rawId', credential.rawId, warnings),
    clientDataJSON: decode(
      'response.clientDataJSON',
      response.clientDataJSON,
      warnings,
    ),
    authenticatorData: decode(
      'response.authenticatorData',
      response.authenticatorData,
      warnings,
    ),
    signature: decode('response.signature', response.signature, warnings),
    userHandle: noUserHandle
      ? null
      : decode('response.userHandle', userHandle, warnings),
  };
}

function decode(field: string, value: unknown, warnings: string[]): ByteMember {
  if (typeof value !== 'string') {
    refuse(
      PasskeyErrorCode.BAD_BASE64URL,
      `The member "${field}" is missing or no string. Send credential.toJSON() as it is.`,
      { field },
    );
  }
  const text = stripPadding(value);
  const bytes = decodeBase64url(text);
  if (bytes === null) {
    refuse(
      PasskeyErrorCode.BAD_BASE64URL,
      `The member "${field}" is not canonical base64url. Encode the bytes with "-" and "_", without padding.`,
      { field },
    );
  }
  if (text !== value) {
    warnings.push(`"${field}" was padded with "="; the padding was dropped.`);
  }
  return { field, text, bytes };
}
