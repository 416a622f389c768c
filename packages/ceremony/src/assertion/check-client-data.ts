import { isUtf8 } from 'node:buffer';
import { timingSafeEqual } from 'node:crypto';
import { PasskeyErrorCode } from '@waha-passkey/contract';
import type { AssertionExpectation } from './expectation';
import { measureJson } from './json-shape';
import type { UnknownRecord } from './read-credential';
import { refuse } from './refuse';

const DEEPEST = 8;
const BYTE_ORDER_MARK = 0xfeff;

const field = 'response.clientDataJSON';

/** A9 to A13: what the browser says it signed, for whom, and where. */
export function checkClientData(
  bytes: Buffer,
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
    !areSameText(challenge, expectation.challenge)
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

function areSameText(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
}

/** A9: WebAuthn Level 3 §7.2 steps 8 and 9, and no two readings of one text. */
function parseClientData(bytes: Buffer, warnings: string[]): UnknownRecord {
  if (!isUtf8(bytes)) refuseClientData('is not UTF-8');
  const decoded = bytes.toString('utf8');

  // "UTF-8 decode" drops one mark (§7.2 step 8).
  const marked = decoded.charCodeAt(0) === BYTE_ORDER_MARK;
  const text = marked ? decoded.slice(1) : decoded;
  if (marked) warnings.push(`"${field}" began with a byte order mark.`);

  const value = parseJson(text);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    refuseClientData('is not a JSON object');
  }
  const shape = measureJson(text);
  if (shape.depth > DEEPEST) {
    refuseClientData(`is nested more than ${DEEPEST} levels deep`);
  }
  if (shape.members !== Object.keys(value).length) {
    refuseClientData('names a member twice');
  }
  return value as UnknownRecord;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return refuseClientData('is not JSON');
  }
}

function refuseClientData(fault: string): never {
  refuse(
    PasskeyErrorCode.BAD_CLIENT_DATA,
    `The client data ${fault}. Send the bytes exactly as the browser made them.`,
    { field },
  );
}
