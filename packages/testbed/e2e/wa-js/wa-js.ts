import { createRequire } from 'node:module';
import type { Page } from 'puppeteer';

/** Versions of WPPConnect: their wa-js is 4.6 and 3.23. */
const packages = {
  '2.3.3': '@wppconnect-team/wppconnect',
  '1.41.3': 'wppconnect-1',
} as const;

export type LibraryVersion = keyof typeof packages;

export const libraryVersions = Object.keys(packages) as LibraryVersion[];

/** Puts wa-js into a document as WPPConnect does: as a text. */
export async function injectWaJs(
  page: Page,
  version: LibraryVersion,
): Promise<void> {
  const wppconnect = require.resolve(packages[version]);
  const path = createRequire(wppconnect).resolve('@wppconnect/wa-js');
  await page.addScriptTag({ path });
}
