import type { Baileys } from './load-baileys';
import { generateKeyPair, type KeyPair } from './x25519';

/** What the stand-in proves itself with: a key, and a chain up to its root. */
export interface StandInIdentity {
  keys: KeyPair;
  certificate: Uint8Array;
}

const root = generateKeyPair();

/**
 * Makes a server identity under a root of our own, and makes Baileys trust
 * that root instead of WhatsApp's, in this whole process: no socket of a test
 * can reach the real WhatsApp.
 */
export function createStandInIdentity(baileys: Baileys): StandInIdentity {
  baileys.WA_CERT_DETAILS.PUBLIC_KEY = Buffer.from(root.publicKey);
  const { CertChain } = baileys.proto;
  const { Details } = CertChain.NoiseCertificate;
  const keys = generateKeyPair();
  const issuer = generateKeyPair();
  const sign = (signer: KeyPair, details: Uint8Array): Uint8Array =>
    baileys.Curve.sign(signer.privateKey, details);
  const intermediate = Details.encode({
    serial: 1,
    issuerSerial: baileys.WA_CERT_DETAILS.SERIAL,
    key: issuer.publicKey,
  }).finish();
  const leaf = Details.encode({
    serial: 2,
    issuerSerial: 1,
    key: keys.publicKey,
  }).finish();
  const certificate = CertChain.encode({
    intermediate: {
      details: intermediate,
      signature: sign(root, intermediate),
    },
    leaf: { details: leaf, signature: sign(issuer, leaf) },
  }).finish();
  return { keys, certificate };
}
