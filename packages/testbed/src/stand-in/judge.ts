import {
  verifyAuthenticationResponse,
  type AuthenticationResponseJSON,
} from '@simplewebauthn/server';
import type { Account } from '../account/account';
import { toCosePublicKey } from '../account/public-key';

export const ORIGIN = 'https://web.whatsapp.com';
export const RP_ID = 'whatsapp.com';

export interface Verdict {
  accepted: boolean;
  /** Why not; null when accepted. */
  reason: string | null;
}

/** The relying party: looks the passkey up, the library does the rest. */
export async function judgeAssertion(
  account: Account,
  assertion: AuthenticationResponseJSON,
  expected: { challenge: string; requireUserVerification: boolean },
): Promise<Verdict> {
  const { passkey } = account;
  if (assertion.id !== passkey.credentialId) {
    return refuse('No such passkey is registered for this account.');
  }
  const { userHandle } = assertion.response as { userHandle?: string | null };
  // The account is known before, so the handle may be missing (§7.2 step 6).
  const missing = userHandle === undefined || userHandle === null;
  if (!missing && userHandle !== passkey.userHandle) {
    return refuse('The user handle is not the one of this account.');
  }
  try {
    const { verified } = await verifyAuthenticationResponse({
      response: assertion,
      expectedChallenge: expected.challenge,
      expectedOrigin: ORIGIN,
      expectedRPID: RP_ID,
      requireUserVerification: expected.requireUserVerification,
      credential: {
        id: passkey.credentialId,
        publicKey: toCosePublicKey(passkey),
        // Synchronised passkeys do not count; owners may come and go.
        counter: 0,
      },
    });
    return verified
      ? { accepted: true, reason: null }
      : refuse('The signature is not made with this passkey.');
  } catch (error) {
    return refuse(error instanceof Error ? error.message : String(error));
  }
}

function refuse(reason: string): Verdict {
  return { accepted: false, reason };
}
