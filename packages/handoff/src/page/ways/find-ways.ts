import type { AvailableWays } from '../page-state';
import { isHandheld } from './is-handheld';
import { isInAppBrowser } from './is-in-app-browser';
import { canSignHere } from './sign-here';
import { isStoreExtensionThere } from './store-extension';
import { within } from './within';

/** Longer than any of these questions takes where it is answered. */
const answerMs = 2_000;

/** What this browser can do, whatever it leaves unanswered. */
export async function findWays(): Promise<AvailableWays> {
  const [managedBrowser, storeExtension] = await Promise.all([
    within(answerMs, canSignHere, false),
    within(answerMs, isStoreExtensionThere, false),
  ]);
  return {
    managedBrowser,
    storeExtension,
    handheld: isHandheld(),
    inApp: isInAppBrowser(navigator.userAgent),
  };
}
