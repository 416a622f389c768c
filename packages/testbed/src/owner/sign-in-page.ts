import type {
  PasskeyAssertion,
  PasskeyChallenge,
} from '@waha-passkey/contract';
import {
  describeOutcome,
  signingOrigin,
  signInPage as signInWorld,
  toSignable,
  type SignableOptions,
} from '@waha-passkey/signing';
import type { Page } from 'puppeteer';

const longestMs = 60_000;

/** Runs the real ceremony in the page's main world, as every helper does. */
export async function signInPage(
  page: Page,
  challenge: PasskeyChallenge,
): Promise<PasskeyAssertion> {
  const outcome = await page.evaluate(
    signInWorld,
    toOptions(challenge),
    signingOrigin,
    longestMs,
  );
  if (outcome.kind === 'signed') return outcome.assertion;
  throw new Error(describeOutcome(outcome));
}

/** What no helper signs is signed here too: tests need owners who are careless. */
function toOptions(challenge: PasskeyChallenge): SignableOptions {
  const { rpId, userVerification = 'preferred' } = challenge;
  const asLinking = { ...challenge, rpId: 'whatsapp.com' };
  return {
    ...toSignable({ ...asLinking, userVerification: 'required' }),
    ...(rpId !== undefined && { rpId }),
    userVerification: userVerification as 'required',
    extensions: challenge.extensions as NonNullable<
      SignableOptions['extensions']
    >,
  };
}
