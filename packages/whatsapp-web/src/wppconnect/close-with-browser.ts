import type { WppPage } from './wpp-page';

/**
 * [2.3.3, 1.41.3] WPPConnect stops its timers when its page is closed, and its
 * loops when the page says that it is. Puppeteer reports neither of a browser
 * that has ended: the process would never end.
 */
export function closeWithBrowser(page: WppPage): void {
  const browser = page.browser();
  const stop = () => {
    browser.off('disconnected', onDisconnected);
    page.off('close', stop);
  };
  const onDisconnected = () => {
    stop();
    page.isClosed = () => true;
    page.emit('close', undefined);
  };
  browser.on('disconnected', onDisconnected);
  page.on('close', stop);
}
