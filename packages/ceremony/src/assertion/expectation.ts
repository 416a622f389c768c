import { createHash } from 'node:crypto';
import type { PasskeyChallenge } from '@waha-passkey/contract';
import { decodeBase64url, stripPadding } from './base64url';

/** What an assertion must answer; all of it comes from the captured call. */
export interface AssertionExpectation {
  /** Canonical base64url; null when the captured one cannot be answered. */
  readonly challenge: string | null;
  readonly origin: string;
  readonly rpIdHash: Uint8Array;
  /** Canonical base64url; null when any discoverable credential will do. */
  readonly allowedIds: ReadonlySet<string> | null;
  readonly userVerificationRequired: boolean;
}

/** `origin` is the one the browser reported for the calling document. */
export function createExpectation(
  options: PasskeyChallenge,
  origin: string,
): AssertionExpectation {
  const rpId = options.rpId ?? toEffectiveDomain(origin);
  return {
    challenge: toCanonical(options.challenge),
    origin,
    rpIdHash: hashRpId(rpId),
    allowedIds: toAllowedIds(options.allowCredentials),
    userVerificationRequired: options.userVerification === 'required',
  };
}

function toAllowedIds(
  allowed: PasskeyChallenge['allowCredentials'],
): ReadonlySet<string> | null {
  if (!Array.isArray(allowed) || allowed.length === 0) return null;
  // Browsers ignore entries of another type (WebAuthn Level 3 §5.8.3).
  const usable = allowed.filter(({ type }) => type === 'public-key');
  return new Set(usable.map(({ id }) => toCanonical(id) ?? ''));
}

/** Servers may pad, or use the other alphabet; a browser's answer does not. */
function toCanonical(text: string): string | null {
  const stripped = stripPadding(text);
  if (decodeBase64url(stripped) !== null) return stripped;
  const canonical = stripped.replaceAll('+', '-').replaceAll('/', '_');
  return decodeBase64url(canonical) === null ? null : canonical;
}

/** It is one and the same RP ID that asks, again and again. */
let hashed: { rpId: string; hash: Uint8Array } | null = null;

function hashRpId(rpId: string): Uint8Array {
  if (hashed?.rpId !== rpId) {
    const hash = createHash('sha256').update(rpId, 'utf8').digest();
    hashed = { rpId, hash };
  }
  return hashed.hash;
}

/** The RP ID of a call that names none (WebAuthn Level 3 §5.1.4.1 step 9). */
function toEffectiveDomain(origin: string): string {
  return URL.canParse(origin) ? new URL(origin).hostname : '';
}
