import { PasskeyErrorCode } from '@waha-passkey/contract';
import { refuse } from './refuse';

export type UnknownRecord = Readonly<Record<string, unknown>>;

export interface RawCredential {
  readonly credential: UnknownRecord;
  readonly response: UnknownRecord;
}

/** A1 to A3: it is a credential that answers a `get()`. */
export function readCredential(body: unknown): RawCredential {
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

function isRecord(value: unknown): value is UnknownRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
