import type {
  PasskeyAssertion,
  PasskeyChallenge,
} from '@waha-passkey/contract';

export type SignOutcome =
  { assertion: PasskeyAssertion } | { error: string; name: string };

/**
 * Runs in the MAIN world of WhatsApp's page, where the owner's password
 * manager is offered; the browser copies this function's source there, so it
 * may use nothing from outside itself.
 */
export async function signInPage(
  challenge: PasskeyChallenge,
  origin: string,
): Promise<SignOutcome> {
  if (location.origin !== origin || window.top !== window) {
    return { name: 'SecurityError', error: 'The signing page was exchanged.' };
  }
  const unpad = (value: string) => value.replace(/=+$/, '');
  try {
    const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON({
      ...challenge,
      challenge: unpad(challenge.challenge),
      allowCredentials: (challenge.allowCredentials ?? []).map((allowed) => ({
        ...allowed,
        id: unpad(allowed.id),
      })),
    });
    const credential = await navigator.credentials.get({ publicKey });
    if (!(credential instanceof PublicKeyCredential)) {
      return { name: 'NotAllowedError', error: 'No passkey answered.' };
    }
    return { assertion: credential.toJSON() as unknown as PasskeyAssertion };
  } catch (error) {
    return error instanceof Error
      ? { name: error.name, error: error.message }
      : { name: 'Error', error: 'The browser gave no reason.' };
  }
}
