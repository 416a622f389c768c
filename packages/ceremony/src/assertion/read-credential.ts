import { PasskeyErrorCode } from '@waha-passkey/contract';
import { decodeBase64url, stripPadding } from './base64url';
import { refuse } from './refuse';

export type UnknownRecord = Readonly<Record<string, unknown>>;

export interface ByteMember {
  readonly field: string;
  /** Canonical base64url. */
  readonly text: string;
  readonly bytes: Buffer;
}

/** The members WebAuthn signs or names, decoded and of a possible size. */
export interface ReadCredential {
  readonly id: ByteMember;
  readonly rawId: ByteMember;
  readonly clientDataJSON: ByteMember;
  readonly authenticatorData: ByteMember;
  readonly signature: ByteMember;
  /** Null, "" and absent are the same (WebAuthn Level 3 §7.2 step 6). */
  readonly userHandle: ByteMember | null;
  readonly authenticatorAttachment: unknown;
  readonly clientExtensionResults: unknown;
}

/** A1 to A5, but for the extension results. */
export function readCredential(
  body: unknown,
  warnings: string[],
): ReadCredential {
  const { credential, response } = readRecords(body);
  const { userHandle } = response;
  const noUserHandle =
    userHandle === undefined || userHandle === null || userHandle === '';
  const read: ReadCredential = {
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
    authenticatorAttachment: credential.authenticatorAttachment,
    clientExtensionResults: credential.clientExtensionResults,
  };
  // A5: sizes in bytes, WebAuthn Level 3 §4 (credential id), §5.1, §5.4.3
  checkSize(read.id, 1, 1023);
  checkSize(read.rawId, 1, 1023);
  if (read.userHandle) checkSize(read.userHandle, 1, 64);
  checkSize(read.clientDataJSON, 1, 8192);
  checkSize(read.authenticatorData, 37, 8192);
  checkSize(read.signature, 8, 8192);
  return read;
}

/** A1 to A3: it is a credential that answers a `get()`. */
function readRecords(body: unknown): {
  credential: UnknownRecord;
  response: UnknownRecord;
} {
  // A1: AuthenticationResponseJSON, WebAuthn Level 3 §5.1
  if (!isRecord(body)) {
    refuse(
      PasskeyErrorCode.BAD_BODY,
      'The body is not a JSON object. Send credential.toJSON() as it is.',
    );
  }
  const { response } = body;
  if (!isRecord(response)) {
    refuse(
      PasskeyErrorCode.BAD_BODY,
      'The member "response" is not an object. Send credential.toJSON() as it is.',
      { field: 'response' },
    );
  }
  // A2: PublicKeyCredential's type, WebAuthn Level 3 §5.1
  if (body.type !== 'public-key') {
    refuse(
      PasskeyErrorCode.BAD_CREDENTIAL_TYPE,
      'The credential type is not "public-key". Sign the challenge with a passkey.',
      { field: 'type', received: body.type },
    );
  }
  // A3: an assertion, not a registration, WebAuthn Level 3 §7.2 step 3
  if (response.attestationObject !== undefined) {
    refuse(
      PasskeyErrorCode.NOT_AN_ASSERTION,
      'This is a registration: it has an attestationObject. Call navigator.credentials.get(), not create().',
      { field: 'response.attestationObject' },
    );
  }
  return { credential: body, response };
}

/** A4: base64url, WebAuthn Level 3 §3; each byte string has one spelling. */
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

function isRecord(value: unknown): value is UnknownRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
