import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

const HASHED = /^sha512:([0-9a-f]{128})$/i;

/** `sha-512:…`, `{SHA256}…`, `$2b$…`, or the hex digits alone. */
const LIKE_HASH =
  /^\W?sha[\s_-]?\d{1,3}\W|^\$(?:2[abxy]?|5|6|argon2\w*|scrypt)\$|^[0-9a-f]{128}$/i;

/** Keeps the hash for the comparison; `plain` only where it was given. */
export class ApiKey {
  private constructor(
    private readonly digest: Buffer,
    /** Null when only the hash is known. */
    readonly plain: string | null,
    readonly generated: boolean,
  ) {}

  static generate(): ApiKey {
    const plain = randomBytes(16).toString('hex');
    return new ApiKey(sha512(plain), plain, true);
  }

  /**
   * Takes WAHA's two forms: the key itself, or `sha512:` and 128 hex digits.
   * Null for what looks like a hash and is not in this form: as a key it would
   * let in anyone who reads the stored hash.
   */
  static parse(value: string): ApiKey | null {
    const hashed = HASHED.exec(value)?.[1];
    if (hashed !== undefined) {
      return new ApiKey(Buffer.from(hashed, 'hex'), null, false);
    }
    if (LIKE_HASH.test(value)) {
      return null;
    }
    return new ApiKey(sha512(value), value, false);
  }

  /** Takes the same time for every wrong key. */
  matches(candidate: string): boolean {
    return timingSafeEqual(sha512(candidate), this.digest);
  }
}

function sha512(value: string): Buffer {
  return createHash('sha512').update(value).digest();
}
