import { generateKeyPairSync } from 'node:crypto';
import {
  checkAssertion,
  createExpectation,
  type AssertionExpectation,
} from '@waha-passkey/ceremony';
import { isPasskeyError, type PasskeyAssertion } from '@waha-passkey/contract';
import {
  createAssertion,
  createAuthenticatorData,
  createChallenge,
  ORIGIN,
} from '../create-signer';

export const CLIENT_DATA = 'response.clientDataJSON';
export const AUTH_DATA = 'response.authenticatorData';

export const challenge = createChallenge();
export const discoverable = createExpectation(challenge, ORIGIN);
export const credentialId = Buffer.alloc(16, 7);
const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });

export const clientData = {
  type: 'webauthn.get',
  challenge: challenge.challenge,
  origin: ORIGIN,
  crossOrigin: false,
};

/** A correctly signed assertion, whatever the parts say. */
export function forge(
  parts: { clientData?: unknown; flags?: number; tail?: string } = {},
): PasskeyAssertion {
  const { clientData: data = clientData, flags = 0x05, tail = '' } = parts;
  return createAssertion({
    credentialId,
    privateKey,
    clientData:
      typeof data === 'string' || Buffer.isBuffer(data)
        ? data
        : JSON.stringify(data),
    authenticatorData: createAuthenticatorData(flags, Buffer.from(tail, 'hex')),
  });
}

export const good = forge();

export function withResponse(
  response: Record<string, unknown>,
): Record<string, unknown> {
  return { ...good, response: { ...good.response, ...response } };
}

export function encode(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64url');
}

/** The code and field it is refused with, or its warnings. */
export function judge(
  body: unknown,
  expectation: AssertionExpectation = discoverable,
): string | readonly string[] {
  try {
    return checkAssertion(body, expectation).warnings;
  } catch (error) {
    if (!isPasskeyError(error)) throw error;
    expect(error.message).toMatch(/^[A-Z].*\. [A-Z].*\.$/s);
    expect(error.retryable).toBe(true);
    return error.field === undefined
      ? error.code
      : `${error.code} ${error.field}`;
  }
}

export function expectListed(ids: string[]): AssertionExpectation {
  const allowCredentials = ids.map((id) => ({ id, type: 'public-key' }));
  return createExpectation({ ...challenge, allowCredentials }, ORIGIN);
}

/** An object with that many levels. */
export function nest(levels: number): Record<string, unknown> {
  let value: Record<string, unknown> = {};
  for (let level = 1; level < levels; level += 1) value = { x: value };
  return value;
}

export function toJson(value: unknown): string {
  return JSON.stringify(value);
}

export function zeros(length: number): string {
  return encode(Buffer.alloc(length));
}
