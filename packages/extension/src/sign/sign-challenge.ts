import type {
  PasskeyAssertion,
  PasskeyChallenge,
} from '@waha-passkey/contract';
import {
  describeOutcome,
  signInPage,
  signingOrigin,
  toSignable,
  type SignableOptions,
} from '@waha-passkey/signing';
import { waitForPage } from './wait-for-page';

/** WebAuthn's own default for options without a timeout (Level 3 §15.1). */
const defaultTimeoutMs = 300_000;

/**
 * Asks the owner's passkey in a window of its own at WhatsApp's origin. Closes
 * that window in every case. Throws an `Error` whose message the owner can
 * read.
 */
export async function signChallenge(
  challenge: PasskeyChallenge,
): Promise<PasskeyAssertion> {
  const options = toSignable(challenge);
  const signingWindow = await chrome.windows.create({
    url: `${signingOrigin}/robots.txt`,
    type: 'popup',
    width: 480,
    height: 640,
    focused: true,
  });
  const tabId = signingWindow?.tabs?.[0]?.id;
  const windowId = signingWindow?.id;
  if (tabId === undefined || windowId === undefined) {
    throw new Error('The browser opened no window to sign in. Try again.');
  }
  try {
    await waitForPage(tabId, signingOrigin);
    return await signInTab(tabId, options);
  } finally {
    await chrome.windows.remove(windowId).catch(ignoreClosedWindow);
  }
}

async function signInTab(
  tabId: number,
  options: SignableOptions,
): Promise<PasskeyAssertion> {
  const [injection] = await chrome.scripting.executeScript({
    target: { tabId, frameIds: [0] },
    world: 'MAIN',
    func: signInPage,
    args: [options, signingOrigin, options.timeout ?? defaultTimeoutMs],
  });
  const outcome = injection?.result;
  if (!outcome) {
    throw new Error(
      'The signing window was closed before the passkey answered.',
    );
  }
  if (outcome.kind === 'signed') return outcome.assertion;
  throw new Error(describeOutcome(outcome));
}

/** The owner may have closed it already. */
function ignoreClosedWindow(): void {}
