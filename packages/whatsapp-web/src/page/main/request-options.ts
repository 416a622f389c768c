import type {
  PasskeyAllowedCredential,
  PasskeyChallenge,
} from '@waha-passkey/contract';
import { isBufferSource, toBase64url } from './base64url';

/**
 * The options as JSON: known members only, bytes as base64url. Throws on what
 * the browser itself would refuse; the caller then lets the browser do so.
 */
export function toRequestOptions(
  options: PublicKeyCredentialRequestOptions,
): PasskeyChallenge {
  const { timeout, rpId, allowCredentials, userVerification } = options;
  const json: PasskeyChallenge = { challenge: toBase64url(options.challenge) };
  if (timeout !== undefined) json.timeout = Number(timeout);
  if (rpId !== undefined) json.rpId = String(rpId);
  if (allowCredentials !== undefined) {
    json.allowCredentials = Array.from(allowCredentials, toAllowed);
  }
  if (userVerification !== undefined) {
    json.userVerification = String(userVerification);
  }
  if (options.extensions !== undefined) {
    json.extensions = toPlain(options.extensions) as Record<string, unknown>;
  }
  return json;
}

function toAllowed({
  id,
  type,
  transports,
}: PublicKeyCredentialDescriptor): PasskeyAllowedCredential {
  const allowed = { id: toBase64url(id), type: String(type) };
  if (!transports) return allowed;
  return { ...allowed, transports: Array.from(transports, String) };
}

/** What JSON cannot carry is left out. */
function toPlain(value: unknown, depth = 0): unknown {
  if (typeof value === 'bigint' || depth > 8) return undefined;
  if (typeof value !== 'object' || value === null) return value;
  if (isBufferSource(value)) return toBase64url(value);
  if (Array.isArray(value))
    return value.map((item) => toPlain(item, depth + 1));
  const plain: Record<string, unknown> = {};
  for (const name of Object.keys(value)) {
    plain[name] = toPlain((value as typeof plain)[name], depth + 1);
  }
  return plain;
}
