/** Rejects when the tab is closed, leaves the document, or `signal` aborts. */
export function endedTab(
  tabId: number,
  url: string,
  signal: AbortSignal,
): { promise: Promise<never>; stop: () => void } {
  let stop = () => {};
  const promise = new Promise<never>((_, reject) => {
    const onAbort = () => reject(signal.reason as Error);
    const onRemoved = (id: number) => {
      if (id === tabId) {
        reject(
          new Error(
            'The signing window was closed before the passkey answered. Nothing was signed. You can try again.',
          ),
        );
      }
    };
    const onUpdated = (id: number, change: { status?: string }) => {
      // Any new document ends what was injected into the one before.
      if (id === tabId && change.status === 'loading') {
        reject(
          new Error(
            `The signing window left ${url} before the passkey answered. Nothing was signed. You can try again.`,
          ),
        );
      }
    };
    if (signal.aborted) onAbort();
    signal.addEventListener('abort', onAbort);
    chrome.tabs.onRemoved.addListener(onRemoved);
    chrome.tabs.onUpdated.addListener(onUpdated);
    stop = () => {
      signal.removeEventListener('abort', onAbort);
      chrome.tabs.onRemoved.removeListener(onRemoved);
      chrome.tabs.onUpdated.removeListener(onUpdated);
    };
  });
  promise.catch(ignoreWhenLate);
  return { promise, stop: () => stop() };
}

/** It may reject when nothing waits for it any more. */
function ignoreWhenLate(): void {}
