import {
  encodeText,
  fromBase64,
  randomBytes,
  signHmac,
  toBase64,
  type Bytes,
} from '../../protocol/bytes';

/**
 * The secret in the QR code. The phone signs its answer with the one it got
 * last, so whoever rotates it in between breaks the link.
 */
export class AdvSecret {
  private secret = randomBytes(32);

  get bytes(): Bytes {
    return this.secret;
  }

  get base64(): string {
    return toBase64(this.secret);
  }

  async hasSigned(deviceId: string, hmac: string): Promise<boolean> {
    const expected = await signHmac(this.secret, encodeText(deviceId));
    return toBase64(expected) === toBase64(fromBase64(hmac));
  }

  rotate(): void {
    this.secret = randomBytes(32);
  }
}
