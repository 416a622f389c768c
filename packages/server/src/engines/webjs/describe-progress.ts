import { ORIGIN } from '@waha-passkey/webjs';

/** How far a start has come, as far as the browser's page tells. */
export function describeProgress(page: { url(): string } | undefined): string {
  if (!page) {
    return 'Its browser has not started.';
  }
  return page.url().startsWith(ORIGIN)
    ? 'WhatsApp Web is open in its browser; the log may have more.'
    : 'Its browser runs, but has not opened WhatsApp Web: check the network and the proxy.';
}
