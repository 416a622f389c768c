import {
  PasskeyErrorCode,
  type PasskeyAssertion,
} from '@waha-passkey/contract';
import { checkAuthenticatorData } from './check-authenticator-data';
import { checkClientData } from './check-client-data';
import { checkSignature } from './check-signature';
import type { AssertionExpectation } from './expectation';
import { copyExtensionResults } from './extension-results';
import { readCredential, type ReadCredential } from './read-credential';
import { refuse } from './refuse';

export interface CheckedAssertion {
  /** A fresh object of known members; the bytes are as they came. */
  readonly assertion: PasskeyAssertion;
  /** Oddities that were tolerated, for humans. */
  readonly warnings: readonly string[];
  /** The authenticator's signature counter: recorded, never decisive. */
  readonly signCount: number;
}

/**
 * The checks A1 to A17, in order; each throws a `PasskeyError` of its own code.
 * We relay and hold no public key: an assertion is refused when WebAuthn makes
 * a relying party refuse it, when it does not answer the captured call, or when
 * it has no safe form. What is merely odd becomes a warning.
 */
export function checkAssertion(
  body: unknown,
  expectation: AssertionExpectation,
): CheckedAssertion {
  const warnings: string[] = [];
  const credential = readCredential(body, warnings);
  const extensions = copyExtensionResults(
    credential.clientExtensionResults,
    warnings,
  );
  checkCredential(credential, expectation, warnings);
  checkClientData(credential.clientDataJSON.bytes, expectation, warnings);
  const signCount = checkAuthenticatorData(
    credential.authenticatorData.bytes,
    credential.rawId.bytes,
    expectation,
    warnings,
  );
  checkSignature(credential.signature.bytes, warnings);

  const attachment = readAttachment(
    credential.authenticatorAttachment,
    warnings,
  );
  const assertion: PasskeyAssertion = {
    ...toAssertion(credential),
    ...(attachment === undefined
      ? {}
      : { authenticatorAttachment: attachment }),
    ...(extensions === undefined ? {} : { clientExtensionResults: extensions }),
  };
  return { assertion, warnings, signCount };
}

/** A6 to A8: a credential this account may sign with. */
function checkCredential(
  { id, rawId, userHandle }: ReadCredential,
  { allowedIds }: AssertionExpectation,
  warnings: string[],
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
  // A8: WebAuthn Level 3 §7.2 step 6; WhatsApp identified its user before
  if (allowedIds === null && userHandle === null) {
    warnings.push(
      '"response.userHandle" is missing, though WhatsApp named no passkey. If WhatsApp refuses the assertion, sign with another authenticator that holds the passkey.',
    );
  }
}

function toAssertion(credential: ReadCredential): PasskeyAssertion {
  const { id, rawId, clientDataJSON, authenticatorData } = credential;
  const { signature, userHandle } = credential;
  return {
    id: id.text,
    rawId: rawId.text,
    type: 'public-key',
    response: {
      clientDataJSON: clientDataJSON.text,
      authenticatorData: authenticatorData.text,
      signature: signature.text,
      ...(userHandle ? { userHandle: userHandle.text } : {}),
    },
  };
}

const attachments: readonly unknown[] = ['platform', 'cross-platform', null];

/** WebAuthn Level 3 §5.1: an unknown value means the same as none. */
function readAttachment(
  value: unknown,
  warnings: string[],
): string | null | undefined {
  if (value === undefined) return undefined;
  if (attachments.includes(value)) return value as string | null;
  warnings.push('"authenticatorAttachment" was unknown and was left out.');
  return undefined;
}
