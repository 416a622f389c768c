/**
 * Decodes canonical base64url without padding (WebAuthn Level 3 §3): only the
 * URL-safe alphabet, no impossible length, no stray bits in the last character.
 * Null when `text` is anything else: each byte string has one spelling.
 */
export function decodeBase64url(text: string): Buffer | null {
  const bytes = Buffer.from(text, 'base64url');
  // Node skips or translates what does not belong; the way back shows it.
  return bytes.toString('base64url') === text ? bytes : null;
}

/** Without the padding some encoders add; at most two characters belong to it. */
export function stripPadding(text: string): string {
  return text.replace(/={1,2}$/, '');
}
