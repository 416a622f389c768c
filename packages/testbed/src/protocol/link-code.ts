import { digest, joinBytes, randomBytes, type Bytes } from './bytes';

/** No 0, I, O or U: a human reads these aloud. 32 characters, 5 bits each. */
const alphabet = '123456789ABCDEFGHJKLMNPQRSTVWXYZ';

export const CODE_LENGTH = 8;

/** The first 40 bits of `bytes` as eight characters. */
export function toCode(bytes: Uint8Array): string {
  let bits = 0n;
  for (const byte of bytes.subarray(0, 5)) bits = (bits << 8n) | BigInt(byte);
  let code = '';
  for (let index = 0; index < CODE_LENGTH; index += 1) {
    code = alphabet.charAt(Number(bits & 31n)) + code;
    bits >>= 5n;
  }
  return code;
}

/** The code that a page shows to be typed into the phone. */
export function createPairingCode(): string {
  return toCode(randomBytes(5));
}

/** Both sides compute it from what both sent: equal codes, no man between. */
export async function deriveVerificationCode(
  companionNonce: Bytes,
  companionKey: Bytes,
  primaryNonce: Bytes,
  primaryKey: Bytes,
): Promise<string> {
  return toCode(
    await digest(
      joinBytes(companionNonce, companionKey, primaryNonce, primaryKey),
    ),
  );
}
