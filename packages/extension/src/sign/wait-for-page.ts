import { signingOrigin } from '@waha-passkey/signing';
import { isFirefox } from '../is-firefox';

const timeoutMs = 30_000;

/**
 * Fulfils when the tab shows a complete document at `url`; rejects when it shows
 * one of another origin, is closed, takes more than 30 seconds, or `signal` aborts.
 */
export function waitForPage(
  tabId: number,
  url: string,
  signal: AbortSignal,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      fail(
        `${signingOrigin} did not load within 30 seconds. Check the connection, then try again.`,
      );
    }, timeoutMs);
    const stop = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
      chrome.tabs.onUpdated.removeListener(onUpdated);
      chrome.tabs.onRemoved.removeListener(onRemoved);
    };
    const fail = (what: string) => {
      stop();
      reject(new Error(what));
    };
    const onAbort = () => {
      stop();
      reject(signal.reason as Error);
    };
    const look = async () => {
      const tab = await chrome.tabs.get(tabId);
      if (tab.status !== 'complete' || tab.url === 'about:blank') return;
      // Firefox hides the address of its first, blank page as it hides others'.
      if (tab.url === undefined && isFirefox()) return;
      if (tab.url === undefined || new URL(tab.url).origin !== signingOrigin) {
        fail(`The browser showed another page than ${signingOrigin}.`);
        return;
      }
      // The document before this one may be shown for a moment still.
      if (tab.url !== url) return;
      stop();
      resolve();
    };
    const lookNow = () => {
      look().catch(() => fail('The signing window was closed.'));
    };
    const onUpdated = (id: number) => {
      if (id === tabId) lookNow();
    };
    const onRemoved = (id: number) => {
      if (id === tabId) fail('The signing window was closed.');
    };
    if (signal.aborted) onAbort();
    signal.addEventListener('abort', onAbort);
    chrome.tabs.onUpdated.addListener(onUpdated);
    chrome.tabs.onRemoved.addListener(onRemoved);
    lookNow();
  });
}
