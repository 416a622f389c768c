import {
  createHash,
  generateKeyPairSync,
  randomBytes,
  sign,
  type KeyObject,
} from 'node:crypto';
import type {
  PasskeyAssertion,
  PasskeyAttemptKind,
  PasskeyChallenge,
  PasskeySignal,
} from '@waha-passkey/contract';

type CallSignal = Extract<PasskeySignal, { type: 'call' }>;

export const ORIGIN = 'https://web.whatsapp.com';
export const RP_ID = 'whatsapp.com';

/** Present and verified. */
const UP_UV = 0x05;

export interface Signer {
  readonly credentialId: Buffer;
  readonly publicKey: KeyObject;
  /** A call of the page with a challenge of its own. */
  createCall(callId: string, kind?: PasskeyAttemptKind): CallSignal;
  /** Another valid assertion each time: ECDSA signatures are random. */
  sign(call: Pick<CallSignal, 'challenge' | 'origin'>): PasskeyAssertion;
}

/** An owner with a passkey, without a browser. */
export function createSigner(): Signer {
  const { privateKey, publicKey } = generateKeyPairSync('ec', {
    namedCurve: 'P-256',
  });
  const credentialId = randomBytes(32);
  return {
    credentialId,
    publicKey,
    createCall: (callId, kind = 'linking') => ({
      type: 'call',
      callId,
      kind,
      challenge: createChallenge(),
      origin: ORIGIN,
    }),
    sign: ({ challenge, origin }) =>
      createAssertion({
        credentialId,
        privateKey,
        clientData: JSON.stringify({
          type: 'webauthn.get',
          challenge: challenge.challenge,
          origin,
          crossOrigin: false,
        }),
        authenticatorData: createAuthenticatorData(UP_UV),
      }),
  };
}

export function createChallenge(): PasskeyChallenge {
  return {
    challenge: randomBytes(32).toString('base64url'),
    timeout: 600_000,
    rpId: RP_ID,
    allowCredentials: [],
    userVerification: 'required',
    extensions: { uvm: true },
  };
}

export function createAuthenticatorData(
  flags: number,
  tail: Uint8Array = new Uint8Array(),
): Buffer {
  const rpIdHash = createHash('sha256').update(RP_ID).digest();
  return Buffer.concat([rpIdHash, Buffer.of(flags, 0, 0, 0, 7), tail]);
}

export function createAssertion(parts: {
  credentialId: Buffer;
  privateKey: KeyObject;
  clientData: string | Buffer;
  authenticatorData: Buffer;
}): PasskeyAssertion {
  const clientData = Buffer.from(parts.clientData);
  const hash = createHash('sha256').update(clientData).digest();
  const signature = sign(
    'sha256',
    Buffer.concat([parts.authenticatorData, hash]),
    parts.privateKey,
  );
  const id = parts.credentialId.toString('base64url');
  return {
    id,
    rawId: id,
    type: 'public-key',
    response: {
      clientDataJSON: clientData.toString('base64url'),
      authenticatorData: parts.authenticatorData.toString('base64url'),
      signature: signature.toString('base64url'),
      userHandle: Buffer.from('user-handle').toString('base64url'),
    },
    authenticatorAttachment: 'platform',
    clientExtensionResults: {},
  };
}
