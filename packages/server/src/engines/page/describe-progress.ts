import { ORIGIN } from '@waha-passkey/whatsapp-web';

/** How far a start has come, as its browser's page or last line says. */
export function describeProgress(
  page: { url(): string } | undefined,
  lastLine: string | null = null,
): string {
  if (!page) {
    return lastLine === null
      ? 'Its browser has not started.'
      : `Its browser has not started. Its last line: "${lastLine}".`;
  }
  return page.url().startsWith(ORIGIN)
    ? 'WhatsApp Web is open in its browser; the log may have more.'
    : 'Its browser runs, but has not opened WhatsApp Web: check the network and the proxy.';
}
