import {
  assertSignable,
  type PasskeyAssertion,
  type PasskeyChallenge,
} from '@waha-passkey/contract';
import { signInPage } from './sign-in-page';
import { signingOrigin, signingPage } from './signing-origin';
import { waitForPage } from './wait-for-page';

/**
 * Asks the owner's passkey in a window of its own at WhatsApp's origin. Closes
 * that window in every case. Throws an `Error` whose message the owner can
 * read.
 */
export async function signChallenge(
  challenge: PasskeyChallenge,
): Promise<PasskeyAssertion> {
  assertSignable(challenge);
  const signingWindow = await chrome.windows.create({
    url: signingPage,
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
    return await signInTab(tabId, challenge);
  } finally {
    await chrome.windows.remove(windowId).catch(ignoreClosedWindow);
  }
}

async function signInTab(
  tabId: number,
  challenge: PasskeyChallenge,
): Promise<PasskeyAssertion> {
  const [injection] = await chrome.scripting.executeScript({
    target: { tabId, frameIds: [0] },
    world: 'MAIN',
    func: signInPage,
    args: [challenge, signingOrigin],
  });
  const outcome = injection?.result;
  if (!outcome) {
    throw new Error(
      'The signing window was closed before the passkey answered.',
    );
  }
  if ('assertion' in outcome) return outcome.assertion;
  throw new Error(
    outcome.name === 'NotAllowedError'
      ? 'The passkey did not answer: it was cancelled, timed out, or this device has none for WhatsApp. You can try again.'
      : `The browser refused to sign (${outcome.name}): ${outcome.error}`,
  );
}

/** The owner may have closed it already. */
function ignoreClosedWindow(): void {}
