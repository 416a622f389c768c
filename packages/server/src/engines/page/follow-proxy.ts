import type { Page } from 'puppeteer';

/** Only a proxy answers a navigation with this one. */
const PROXY_AUTHENTICATION_REQUIRED = 407;

/**
 * Chromium 156 takes the refusal of a proxy for a page, when puppeteer has signed
 * in there: a library would wait for scripts that never come.
 */
export function followProxy(page: Page, onRefused: () => void): void {
  page.on('response', (response) => {
    if (
      response.status() === PROXY_AUTHENTICATION_REQUIRED &&
      response.request().isNavigationRequest() &&
      response.frame() === page.mainFrame()
    ) {
      onRefused();
    }
  });
}

export function describeProxyRefusal(hasSignIn: boolean): string {
  return hasSignIn
    ? 'The proxy refused the user name and password of this session (HTTP 407). Correct them, then restart the session.'
    : 'The proxy requires a user name and a password (HTTP 407), and the session has none. Configure both with the proxy, then restart the session.';
}
