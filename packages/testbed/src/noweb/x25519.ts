import {
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
} from 'node:crypto';

/** Raw 32-byte keys, as they travel. */
export interface KeyPair {
  publicKey: Uint8Array;
  privateKey: Uint8Array;
}

export function generateKeyPair(): KeyPair {
  const { privateKey } = generateKeyPairSync('x25519');
  const { x, d } = privateKey.export({ format: 'jwk' });
  return {
    publicKey: Buffer.from(x ?? '', 'base64url'),
    privateKey: Buffer.from(d ?? '', 'base64url'),
  };
}

export function computeSharedKey(own: KeyPair, other: Uint8Array): Uint8Array {
  const curve = { kty: 'OKP', crv: 'X25519' };
  return diffieHellman({
    privateKey: createPrivateKey({
      format: 'jwk',
      key: { ...curve, x: encode(own.publicKey), d: encode(own.privateKey) },
    }),
    publicKey: createPublicKey({
      format: 'jwk',
      key: { ...curve, x: encode(other) },
    }),
  });
}

function encode(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64url');
}
