import {
  createHash,
  createPublicKey,
  verify as verifySignature,
} from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { checkAssertion, createExpectation } from '@waha-passkey/ceremony';
import { isPasskeyError, type PasskeyAssertion } from '@waha-passkey/contract';
import {
  verifyAuthenticationResponse,
  type AuthenticationResponseJSON,
} from '@simplewebauthn/server';
import {
  decodeAttestationObject,
  parseAuthenticatorData,
} from '@simplewebauthn/server/helpers';

interface Vector {
  title: string;
  credentialId: string;
  attestationObject: string;
  challenge: string;
  clientDataJSON: string;
  authenticatorData: string;
  signature: string;
}

const { rpId, origin, vectors } = JSON.parse(
  readFileSync(
    path.join(__dirname, '../../test-vectors/w3c-webauthn-l3.json'),
    'utf8',
  ),
) as { rpId: string; origin: string; vectors: Vector[] };

/** With user verification required, and no cross-origin use. */
const acceptable = [
  'ES256 Credential with very long credential ID',
  'Packed Attestation with ES256 Credential',
  'Packed Attestation with ES384 Credential',
  'Packed Attestation with Ed448 Credential',
  'TPM Attestation with ES256 Credential',
];

describe('the test vectors of WebAuthn Level 3 §16', () => {
  it('are fifteen, of which five are acceptable here', () => {
    expect(vectors).toHaveLength(15);
    expect(vectors.filter(isAccepted).map(({ title }) => title)).toEqual(
      acceptable,
    );
  });

  it('are refused for lack of verification or for crossing origins', () => {
    const refusals = vectors.map(judge).filter((code) => code !== 'accepted');
    expect(new Set(refusals)).toEqual(
      new Set(['PASSKEY_USER_NOT_VERIFIED', 'PASSKEY_CROSS_ORIGIN']),
    );
  });

  it.each(vectors.filter(isAccepted).map((vector) => ({ vector })))(
    'satisfy an independent judge when accepted: $vector.title',
    async ({ vector }) => {
      await expect(verify(vector)).resolves.toBe(true);
    },
  );
});

/** @simplewebauthn/server judges all but Ed448, which it does not know. */
async function verify(vector: Vector): Promise<boolean> {
  const publicKey = readPublicKey(vector);
  if (vector.title.includes('Ed448')) return verifyEd448(vector, publicKey);
  const { verified } = await verifyAuthenticationResponse({
    response: {
      ...toAssertion(vector),
      type: 'public-key',
      authenticatorAttachment: 'platform',
      clientExtensionResults: {},
      response: toAssertion(vector)
        .response as AuthenticationResponseJSON['response'],
    },
    expectedChallenge: toBase64url(vector.challenge),
    expectedOrigin: origin,
    expectedRPID: rpId,
    credential: { id: toBase64url(vector.credentialId), publicKey, counter: 0 },
    requireUserVerification: true,
  });
  return verified;
}

function verifyEd448(vector: Vector, coseKey: Uint8Array): boolean {
  // The key's 57 bytes stand last in the COSE map (RFC 9053 §7.2).
  const x = Buffer.from(coseKey.subarray(-57)).toString('base64url');
  const key = createPublicKey({
    format: 'jwk',
    key: { kty: 'OKP', crv: 'Ed448', x },
  });
  const hash = createHash('sha256')
    .update(Buffer.from(vector.clientDataJSON, 'hex'))
    .digest();
  const signed = Buffer.concat([
    Buffer.from(vector.authenticatorData, 'hex'),
    hash,
  ]);
  return verifySignature(
    null,
    signed,
    key,
    Buffer.from(vector.signature, 'hex'),
  );
}

function isAccepted(vector: Vector): boolean {
  return judge(vector) === 'accepted';
}

function judge(vector: Vector): string {
  const allowed = { id: toBase64url(vector.credentialId), type: 'public-key' };
  const expectation = createExpectation(
    {
      challenge: toBase64url(vector.challenge),
      rpId,
      allowCredentials: [allowed],
      userVerification: 'required',
    },
    origin,
  );
  try {
    checkAssertion(toAssertion(vector), expectation);
    return 'accepted';
  } catch (error) {
    if (isPasskeyError(error)) return error.code;
    throw error;
  }
}

function toAssertion(vector: Vector): PasskeyAssertion {
  const id = toBase64url(vector.credentialId);
  return {
    id,
    rawId: id,
    type: 'public-key',
    response: {
      clientDataJSON: toBase64url(vector.clientDataJSON),
      authenticatorData: toBase64url(vector.authenticatorData),
      signature: toBase64url(vector.signature),
    },
  };
}

function readPublicKey({ attestationObject }: Vector): Uint8Array<ArrayBuffer> {
  const decoded = decodeAttestationObject(
    new Uint8Array(Buffer.from(attestationObject, 'hex')),
  );
  const { credentialPublicKey } = parseAuthenticatorData(
    decoded.get('authData'),
  );
  if (!credentialPublicKey) throw new Error('The vector has no public key.');
  return credentialPublicKey;
}

function toBase64url(hex: string): string {
  return Buffer.from(hex, 'hex').toString('base64url');
}
