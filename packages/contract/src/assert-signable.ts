import type { PasskeyChallenge } from './challenge';

const signableRpIds = ['whatsapp.com', 'web.whatsapp.com'];
const minChallengeBytes = 16;
const maxChallengeBytes = 1024;

/**
 * Throws an `Error` for a person unless this is a request that linking a
 * WhatsApp device makes. Every helper asks here first: one that signs whatever
 * a server wants would undo what a passkey protects from.
 */
export function assertSignable(challenge: PasskeyChallenge): void {
  if (!signableRpIds.includes(challenge.rpId ?? '')) {
    throw new Error(
      'The server asks to sign for another site than WhatsApp. Nothing was signed: check whose server that is.',
    );
  }
  if (challenge.userVerification !== 'required') {
    throw new Error(
      'The request does not demand that you prove your identity to the passkey. Linking always does, so nothing was signed.',
    );
  }
  const bytes = countBase64UrlBytes(challenge.challenge);
  if (bytes < minChallengeBytes || bytes > maxChallengeBytes) {
    throw new Error(
      `The challenge has an implausible size (${bytes} bytes). Nothing was signed.`,
    );
  }
}

/** Length in bytes, or -1 for what is no base64url. */
function countBase64UrlBytes(value: unknown): number {
  if (typeof value !== 'string' || !/^[\w-]+={0,2}$/.test(value)) return -1;
  return Math.floor((value.replace(/=+$/, '').length * 3) / 4);
}
