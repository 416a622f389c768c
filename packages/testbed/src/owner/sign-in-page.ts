import type {
  PasskeyAssertion,
  PasskeyChallenge,
} from '@waha-passkey/contract';
import type { Page } from 'puppeteer';

/** The slice of the browser that the next function meets in the page. */
interface BrowserWorld {
  PublicKeyCredential: {
    parseRequestOptionsFromJSON(json: unknown): unknown;
  };
  navigator: {
    credentials: {
      get(options: unknown): Promise<{ toJSON(): unknown } | null>;
    };
  };
}

/** Runs the real ceremony in the page's main world. */
export async function signInPage(
  page: Page,
  challenge: PasskeyChallenge,
): Promise<PasskeyAssertion> {
  const json = toParsableOptions(challenge);
  const assertion = await page.evaluate(async (options) => {
    const world = globalThis as unknown as BrowserWorld;
    const credential = await world.navigator.credentials.get({
      publicKey: world.PublicKeyCredential.parseRequestOptionsFromJSON(options),
    });
    return credential?.toJSON();
  }, json);
  if (!assertion) throw new Error('The browser returned no credential.');
  return assertion as PasskeyAssertion;
}

/**
 * Chromium's parser throws on padded base64url, and on extensions whose shape
 * it does not expect; `uvm` it drops without a word.
 */
export function toParsableOptions(
  challenge: PasskeyChallenge,
): PasskeyChallenge {
  const strip = (text: string) => text.replace(/=+$/, '');
  return {
    ...challenge,
    challenge: strip(challenge.challenge),
    ...(challenge.allowCredentials && {
      allowCredentials: challenge.allowCredentials.map((credential) => ({
        ...credential,
        id: strip(credential.id),
      })),
    }),
  };
}
