import { createPrivateKey } from 'node:crypto';
import type { Account, Passkey } from './account';

/** Checks an account read from JSON; the error names the member at fault. */
export function parseAccount(value: unknown): Account {
  const account = asRecord(value, 'The account');
  const phoneNumber = asText(account, 'phoneNumber');
  if (!/^[1-9]\d{6,14}$/.test(phoneNumber)) {
    throw new TypeError(
      'phoneNumber must be 7 to 15 digits with the country code and nothing else, such as 12025550108.',
    );
  }
  return {
    phoneNumber,
    pushname: asText(account, 'pushname'),
    passkey: parsePasskey(account['passkey']),
  };
}

function parsePasskey(value: unknown): Passkey {
  const passkey = asRecord(value, 'passkey');
  const privateKey = asBytes(passkey, 'privateKey', 32, 1024);
  assertP256(Buffer.from(privateKey, 'base64url'));
  return {
    credentialId: asBytes(passkey, 'credentialId', 1, 1023),
    userHandle: asBytes(passkey, 'userHandle', 1, 64),
    privateKey,
  };
}

function assertP256(der: Buffer): void {
  let curve: string | undefined;
  try {
    curve = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
      .asymmetricKeyDetails?.namedCurve;
  } catch (cause) {
    throw new TypeError(
      'passkey.privateKey is not a PKCS#8 key: encode the DER bytes as base64url, without the PEM lines.',
      { cause },
    );
  }
  if (curve !== 'prime256v1') {
    throw new TypeError(
      `passkey.privateKey must be an ECDSA key on P-256; it is ${
        curve ?? 'of another kind'
      }.`,
    );
  }
}

function asRecord(value: unknown, name: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new TypeError(`${name} must be a JSON object.`);
  }
  return value as Record<string, unknown>;
}

function asText(record: Record<string, unknown>, name: string): string {
  const value = record[name];
  if (typeof value !== 'string' || value === '') {
    throw new TypeError(`${name} must be a text that is not empty.`);
  }
  return value;
}

function asBytes(
  record: Record<string, unknown>,
  name: string,
  min: number,
  max: number,
): string {
  const value = record[name];
  if (typeof value !== 'string' || !/^[\w-]+$/.test(value)) {
    throw new TypeError(
      `passkey.${name} must be base64url without padding (A–Z, a–z, 0–9, - and _).`,
    );
  }
  const { length } = Buffer.from(value, 'base64url');
  if (length < min || length > max) {
    throw new RangeError(
      `passkey.${name} has ${length} bytes; ${min} to ${max} are possible.`,
    );
  }
  return value;
}
