import { encodeText, signHmac, type Bytes } from './bytes';

/**
 * The phone knows the secret from the QR code it scanned. A proof made with a
 * key of that secret tells it that the prologue comes from the same page, and
 * spares the comparison of codes.
 */
export function deriveHandoffKey(advSecret: Bytes): Promise<Bytes> {
  return signHmac(advSecret, encodeText('pairing handoff'));
}

export function computeHandoffProof(
  handoffKey: Bytes,
  prologue: Bytes,
): Promise<Bytes> {
  return signHmac(handoffKey, prologue);
}
