import type { PasskeyAssertion } from '@waha-passkey/contract';
import { checkAuthenticatorData } from './check-authenticator-data';
import { checkClientData } from './check-client-data';
import { checkCredential } from './check-credential';
import { checkSignature } from './check-signature';
import { checkSizes } from './check-sizes';
import type { CheckedAssertion } from './checked-assertion';
import { decodeMembers, type ByteMembers } from './decode-members';
import type { AssertionExpectation } from './expectation';
import { copyExtensionResults } from './extension-results';
import { readCredential } from './read-credential';

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
  const raw = readCredential(body);
  const members = decodeMembers(raw, warnings);
  checkSizes(members);
  const extensions = copyExtensionResults(
    raw.credential.clientExtensionResults,
    warnings,
  );
  checkCredential(members, expectation);
  checkClientData(members.clientDataJSON.bytes, expectation, warnings);
  const signCount = checkAuthenticatorData(
    members.authenticatorData.bytes,
    members.rawId.bytes,
    expectation,
    warnings,
  );
  checkSignature(members.signature.bytes);

  const attachment = readAttachment(
    raw.credential.authenticatorAttachment,
    warnings,
  );
  const assertion: PasskeyAssertion = {
    ...toAssertion(members),
    ...(attachment === undefined
      ? {}
      : { authenticatorAttachment: attachment }),
    ...(extensions === undefined ? {} : { clientExtensionResults: extensions }),
  };
  return { assertion, warnings, signCount };
}

function toAssertion(members: ByteMembers): PasskeyAssertion {
  const { id, rawId, clientDataJSON, authenticatorData, signature } = members;
  return {
    id: id.text,
    rawId: rawId.text,
    type: 'public-key',
    response: {
      clientDataJSON: clientDataJSON.text,
      authenticatorData: authenticatorData.text,
      signature: signature.text,
      ...(members.userHandle ? { userHandle: members.userHandle.text } : {}),
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
