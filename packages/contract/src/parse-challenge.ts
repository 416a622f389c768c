import type { PasskeyChallenge } from './challenge';

const MAX_BYTES = 16 * 1024;
const BASE64URL = /^[A-Za-z0-9_-]+$/;

/**
 * Reads request options as an engine hands them over: UTF-8 bytes or text of
 * JSON, or the object itself. Throws a `TypeError` that names the fault and
 * quotes nothing.
 */
export function parseChallenge(value: unknown): PasskeyChallenge {
  const options = parseJson(value);
  if (!isRecord(options)) throw new TypeError('the options are not an object');
  const { challenge, timeout, rpId, allowCredentials } = options;
  if (typeof challenge !== 'string' || !BASE64URL.test(challenge)) {
    throw new TypeError('challenge is not base64url');
  }
  if (timeout !== undefined && typeof timeout !== 'number') {
    throw new TypeError('timeout is not a number');
  }
  if (rpId !== undefined && typeof rpId !== 'string') {
    throw new TypeError('rpId is not a string');
  }
  if (allowCredentials !== undefined && !isCredentialList(allowCredentials)) {
    throw new TypeError('allowCredentials is not a list of credentials');
  }
  return options as PasskeyChallenge;
}

function parseJson(value: unknown): unknown {
  if (typeof value !== 'string' && !(value instanceof Uint8Array)) return value;
  if (value.length > MAX_BYTES) throw new TypeError('the options are too long');
  const text = typeof value === 'string' ? value : decodeUtf8(value);
  try {
    return JSON.parse(text);
  } catch {
    throw new TypeError('the options are not JSON');
  }
}

function decodeUtf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new TypeError('the options are not UTF-8');
  }
}

function isCredentialList(value: unknown): boolean {
  return (
    Array.isArray(value) &&
    value.every(
      (entry) =>
        isRecord(entry) &&
        typeof entry['id'] === 'string' &&
        typeof entry['type'] === 'string',
    )
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
