import { findInstalledBrowser } from '@waha-passkey/browser';

/** `PUPPETEER_EXECUTABLE_PATH`, else an installed browser, else puppeteer's. */
export function findChromium(): string | undefined {
  return (
    process.env['PUPPETEER_EXECUTABLE_PATH'] ??
    findInstalledBrowser() ??
    undefined
  );
}
