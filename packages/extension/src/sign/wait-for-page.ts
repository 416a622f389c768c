import { isFirefox } from '../is-firefox';

const timeoutMs = 30_000;

/**
 * Fulfils when the tab shows a complete document of `origin`; rejects when it
 * shows another one, is closed, or takes more than 30 seconds.
 */
export function waitForPage(tabId: number, origin: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      fail(
        `${origin} did not load within 30 seconds. Check the connection, then try again.`,
      );
    }, timeoutMs);
    const stop = () => {
      clearTimeout(timer);
      chrome.tabs.onUpdated.removeListener(onUpdated);
      chrome.tabs.onRemoved.removeListener(onRemoved);
    };
    const fail = (what: string) => {
      stop();
      reject(new Error(what));
    };
    const look = async () => {
      const { status, url } = await chrome.tabs.get(tabId);
      if (status !== 'complete' || url === 'about:blank') return;
      // Firefox hides the address of its first, blank page as it hides others'.
      if (url === undefined && isFirefox()) return;
      if (url === undefined || new URL(url).origin !== origin) {
        fail(`The browser showed another page than ${origin}.`);
        return;
      }
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
    chrome.tabs.onUpdated.addListener(onUpdated);
    chrome.tabs.onRemoved.addListener(onRemoved);
    lookNow();
  });
}
