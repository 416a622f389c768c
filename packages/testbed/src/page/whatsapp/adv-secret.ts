import { randomBytes, toBase64, type Bytes } from '../../protocol/bytes';

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

  rotate(): void {
    this.secret = randomBytes(32);
  }
}
