import { PasskeyErrorCode } from '@waha-passkey/contract';
import type { AssertionExpectation } from './expectation';
import { parseClientData } from './parse-client-data';
import { refuse } from './refuse';

const field = 'response.clientDataJSON';

/** A9 to A13: what the browser says it signed, for whom, and where. */
export function checkClientData(
  bytes: Uint8Array,
  expectation: AssertionExpectation,
  warnings: string[],
): void {
  const { type, challenge, origin, crossOrigin, topOrigin } = parseClientData(
    bytes,
    warnings,
  );
  // A10: WebAuthn Level 3 §7.2 step 10
  if (type !== 'webauthn.get') {
    refuse(
      PasskeyErrorCode.WRONG_CEREMONY,
      'The client data is not of type "webauthn.get". Call navigator.credentials.get() with the challenge.',
      { field, received: type },
    );
  }
  // A11: WebAuthn Level 3 §7.2 step 11
  if (
    expectation.challenge === null ||
    typeof challenge !== 'string' ||
    !areEqualInConstantTime(challenge, expectation.challenge)
  ) {
    refuse(
      PasskeyErrorCode.CHALLENGE_MISMATCH,
      'The assertion answers another challenge. Fetch the newest challenge and sign that one.',
      { field },
    );
  }
  // A12: WebAuthn Level 3 §7.2 step 12
  if (origin !== expectation.origin) {
    refuse(
      PasskeyErrorCode.ORIGIN_NOT_ALLOWED,
      toOriginAdvice(origin, expectation.origin),
      { field, received: origin },
    );
  }
  // A13: WebAuthn Level 3 §7.2 steps 13 and 14
  if (
    (crossOrigin !== undefined && crossOrigin !== false) ||
    topOrigin !== undefined
  ) {
    refuse(
      PasskeyErrorCode.CROSS_ORIGIN,
      'The assertion was made inside a frame of another site. Sign in a tab of its own.',
      { field },
    );
  }
}

function toOriginAdvice(received: unknown, expected: string): string {
  const fromExtension =
    typeof received === 'string' && received.startsWith('chrome-extension://');
  return fromExtension
    ? `The assertion was made in an extension's own page, whose origin WhatsApp does not take. Call navigator.credentials.get() in the main world of a page at ${expected}.`
    : `The assertion was made at another origin than ${expected}. Sign in a page of that origin.`;
}

/** Takes as long for any text of the right length. */
function areEqualInConstantTime(a: string, b: string): boolean {
  let difference = a.length ^ b.length;
  for (let index = 0; index < a.length; index += 1) {
    difference |= a.charCodeAt(index) ^ b.charCodeAt(index % b.length);
  }
  return difference === 0;
}
