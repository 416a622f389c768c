import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'puppeteer';

/** Only where WAHA_PASSKEY_SCREENSHOTS names a folder. */
export async function takeScreenshot(page: Page, name: string): Promise<void> {
  const folder = process.env['WAHA_PASSKEY_SCREENSHOTS'];
  if (!folder) return;
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: path.join(folder, `extension-${name}.png`) });
}
