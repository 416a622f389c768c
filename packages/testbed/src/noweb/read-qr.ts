/** What a phone reads off a companion's QR code. */
export interface CompanionQr {
  ref: string;
  noiseKey: Uint8Array;
  identityKey: Uint8Array;
  advSecret: Uint8Array;
}

/** `https://wa.me/…#ref,noise,identity,secret,platform`; older: no URL before. */
export function readQr(qr: string): CompanionQr {
  const fields = qr.slice(qr.indexOf('#') + 1).split(',');
  const [ref, noiseKey, identityKey, advSecret] = fields;
  if (!ref || !noiseKey || !identityKey || !advSecret) {
    throw new Error('This is not a QR code of a companion device.');
  }
  return {
    ref,
    noiseKey: Buffer.from(noiseKey, 'base64'),
    identityKey: Buffer.from(identityKey, 'base64'),
    advSecret: Buffer.from(advSecret, 'base64'),
  };
}
