import type { WppPage } from './wpp-page';

export interface WaitForClientOptions {
  page: Pick<WppPage, 'browser' | 'on' | 'off'>;
  /** For the first document; WPPConnect itself waits without an end. */
  loadMs: number;
  /** What WPPConnect reported last, if anything. */
  lastStatus: () => string | null;
}

/**
 * [2.3.3] `create()` may stay pending when its browser is lost, or when the page
 * never loads: this one ends, with the reason.
 */
export function waitForClient<Client>(
  created: Promise<Client>,
  { page, loadMs, lastStatus }: WaitForClientOptions,
): Promise<Client> {
  const browser = page.browser();
  return new Promise<Client>((resolve, reject) => {
    const fail = (what: string) => {
      settle();
      const status = lastStatus();
      const last = status === null ? '' : ` Its last status was ${status}.`;
      reject(new Error(`${what}${last} Start the session again.`));
    };
    const onDisconnected = () =>
      fail('The browser ended before WPPConnect was ready.');
    const onClose = () =>
      fail('The page was closed before WPPConnect was ready.');
    const timer = setTimeout(
      () => fail(`WhatsApp Web did not load within ${loadMs / 1_000} s.`),
      loadMs,
    );
    const onLoad = () => clearTimeout(timer);
    const settle = () => {
      clearTimeout(timer);
      browser.off('disconnected', onDisconnected);
      page.off('close', onClose);
      page.off('load', onLoad);
    };
    browser.on('disconnected', onDisconnected);
    page.on('close', onClose);
    page.on('load', onLoad);
    created.finally(settle).then(resolve, reject);
  });
}
