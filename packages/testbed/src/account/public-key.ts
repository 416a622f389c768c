import { createPrivateKey, createPublicKey } from 'node:crypto';
import type { Passkey } from './account';

/** The public half in COSE, as a registration would have stored it. */
export function toCosePublicKey(passkey: Passkey): Uint8Array<ArrayBuffer> {
  const jwk = createPublicKey(
    createPrivateKey({
      key: Buffer.from(passkey.privateKey, 'base64url'),
      format: 'der',
      type: 'pkcs8',
    }),
  ).export({ format: 'jwk' });
  // Map of five: kty EC2, alg ES256, crv P-256, x, y (RFC 9053 §7.1.1).
  return Uint8Array.from([
    ...[0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01],
    ...[0x21, 0x58, 0x20, ...Buffer.from(jwk.x ?? '', 'base64url')],
    ...[0x22, 0x58, 0x20, ...Buffer.from(jwk.y ?? '', 'base64url')],
  ]);
}
