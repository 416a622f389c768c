import type { PasskeyChallenge } from '@waha-passkey/contract';
import { isBufferSource, toBase64url } from './base64url';

/**
 * The options as JSON: known members only, bytes as base64url. Throws on what
 * the browser itself would refuse; the caller then lets the browser do so.
 */
export function toRequestOptions(
  options: PublicKeyCredentialRequestOptions,
): PasskeyChallenge {
  const json: PasskeyChallenge = {
    challenge: toBase64url(options.challenge),
  };
  if (options.timeout !== undefined) json.timeout = Number(options.timeout);
  if (options.rpId !== undefined) json.rpId = String(options.rpId);
  if (options.allowCredentials !== undefined) {
    json.allowCredentials = Array.from(options.allowCredentials, (allowed) => ({
      id: toBase64url(allowed.id),
      type: String(allowed.type),
      ...(allowed.transports && {
        transports: Array.from(allowed.transports, String),
      }),
    }));
  }
  if (options.userVerification !== undefined) {
    json.userVerification = String(options.userVerification);
  }
  if (options.extensions !== undefined) {
    json.extensions = toPlain(options.extensions) as Record<string, unknown>;
  }
  return json;
}

function toPlain(value: unknown, depth = 0): unknown {
  if (isBufferSource(value)) return toBase64url(value);
  if (typeof value !== 'object' || value === null || depth > 8) return value;
  if (Array.isArray(value))
    return value.map((item) => toPlain(item, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name,
      toPlain(member, depth + 1),
    ]),
  );
}
