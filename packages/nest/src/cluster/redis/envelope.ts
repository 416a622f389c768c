import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  hkdfSync,
  randomBytes,
} from 'node:crypto';

export const minSecretBytes = 32;

/** A message of another secret, of another version, or not of ours. */
export class UnreadableError extends Error {
  override readonly name = 'UnreadableError';
}

const saltBytes = 16;
const ivBytes = 12;
const tagBytes = 16;

/**
 * Encrypts what crosses Redis, with AES-256-GCM and a key of its own for each
 * message, and hides the names of sessions in keys.
 */
export class Envelope {
  private readonly secret: Buffer;
  private readonly nameKey: Buffer;

  /** @throws Error when the secret is too short */
  constructor(secret: string) {
    this.secret = Buffer.from(secret, 'utf8');
    if (this.secret.length < minSecretBytes) {
      throw new Error(
        `The cluster secret has ${this.secret.length} bytes. At least ${minSecretBytes} are required. Generate one with: openssl rand -hex 32`,
      );
    }
    this.nameKey = this.deriveKey(Buffer.alloc(0), 'names');
  }

  /** `context` is where the text may be opened: it is bound to it, not in it. */
  seal(value: unknown, context: string): string {
    const salt = randomBytes(saltBytes);
    const iv = randomBytes(ivBytes);
    const key = this.deriveKey(salt, 'messages');
    const cipher = createCipheriv('aes-256-gcm', key, iv);
    cipher.setAAD(Buffer.from(context));
    const text = JSON.stringify({ value });
    const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Buffer.concat([salt, iv, cipher.getAuthTag(), sealed]).toString(
      'base64',
    );
  }

  /** @throws UnreadableError for what was not sealed with this secret for this context */
  open(text: string, context: string): unknown {
    try {
      return this.decrypt(text, context);
    } catch (cause) {
      throw new UnreadableError('A message cannot be decrypted.', { cause });
    }
  }

  private decrypt(text: string, context: string): unknown {
    const bytes = Buffer.from(text, 'base64');
    const salt = bytes.subarray(0, saltBytes);
    const iv = bytes.subarray(saltBytes, saltBytes + ivBytes);
    const start = saltBytes + ivBytes + tagBytes;
    const tag = bytes.subarray(saltBytes + ivBytes, start);
    const key = this.deriveKey(salt, 'messages');
    const decipher = createDecipheriv('aes-256-gcm', key, iv, {
      authTagLength: tagBytes,
    });
    decipher.setAAD(Buffer.from(context)).setAuthTag(tag);
    const opened = Buffer.concat([
      decipher.update(bytes.subarray(start)),
      decipher.final(),
    ]);
    return (JSON.parse(opened.toString('utf8')) as { value?: unknown }).value;
  }

  /** The same for the same name, and says nothing about it. */
  hide(name: string): string {
    return createHmac('sha256', this.nameKey).update(name).digest('base64url');
  }

  private deriveKey(salt: Buffer, purpose: 'messages' | 'names'): Buffer {
    const info = `waha-passkey cluster 1 ${purpose}`;
    return Buffer.from(hkdfSync('sha256', this.secret, salt, info, 32));
  }
}
