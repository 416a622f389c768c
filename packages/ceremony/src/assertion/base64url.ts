/** Value of each base64url character by its code; 255 for any other. */
const values = new Uint8Array(128).fill(255);
const alphabet =
  'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
for (let value = 0; value < alphabet.length; value += 1) {
  values[alphabet.charCodeAt(value)] = value;
}

/**
 * Decodes canonical base64url without padding (WebAuthn Level 3 §3): only the
 * URL-safe alphabet, no impossible length, no stray bits in the last character.
 * Null when `text` is anything else: each byte string has one spelling.
 */
export function decodeBase64url(text: string): Uint8Array | null {
  const { length } = text;
  const rest = length & 3;
  if (rest === 1) return null;
  const bytes = new Uint8Array((length * 3) >> 2);
  let written = 0;
  let bits = 0;
  let bitCount = 0;
  for (let index = 0; index < length; index += 1) {
    const character = text.charCodeAt(index);
    const value = character < 128 ? (values[character] as number) : 255;
    if (value === 255) return null;
    bits = (bits << 6) | value;
    bitCount += 6;
    if (bitCount >= 8) {
      bitCount -= 8;
      bytes[written] = bits >> bitCount;
      written += 1;
      bits &= (1 << bitCount) - 1;
    }
  }
  return bits === 0 ? bytes : null;
}

/** Without the padding some encoders add; at most two characters belong to it. */
export function stripPadding(text: string): string {
  if (!text.endsWith('=')) return text;
  return text.endsWith('==') ? text.slice(0, -2) : text.slice(0, -1);
}
