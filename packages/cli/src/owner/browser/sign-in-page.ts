import type {
  PasskeyAssertion,
  PasskeyChallenge,
} from '@waha-passkey/contract';

export type SignOutcome =
  { assertion: PasskeyAssertion } | { error: string; name: string };

/** The slice of a browser that the next function meets. */
interface PageWorld {
  location: { origin: string };
  window: { top: unknown };
  PublicKeyCredential: { parseRequestOptionsFromJSON(json: unknown): object };
  navigator: {
    credentials: {
      get(options: object): Promise<{ toJSON(): PasskeyAssertion } | null>;
    };
  };
}

/**
 * Runs in the MAIN world of WhatsApp's page, where the owner's password manager
 * is offered; its source travels there, so it may use nothing from outside.
 */
export async function signInPage(
  challenge: PasskeyChallenge,
  origin: string,
): Promise<SignOutcome> {
  const world = globalThis as unknown as PageWorld;
  if (world.location.origin !== origin || world.window.top !== world.window) {
    return { name: 'SecurityError', error: 'The signing page was exchanged.' };
  }
  const unpad = (value: string) => value.replace(/=+$/, '');
  try {
    const publicKey = world.PublicKeyCredential.parseRequestOptionsFromJSON({
      ...challenge,
      challenge: unpad(challenge.challenge),
      allowCredentials: (challenge.allowCredentials ?? []).map((allowed) => ({
        ...allowed,
        id: unpad(allowed.id),
      })),
    });
    const credential = await world.navigator.credentials.get({ publicKey });
    return credential === null
      ? { name: 'NotAllowedError', error: 'No passkey answered.' }
      : { assertion: credential.toJSON() };
  } catch (error) {
    return error instanceof Error
      ? { name: error.name, error: error.message }
      : { name: 'Error', error: 'The browser gave no reason.' };
  }
}
