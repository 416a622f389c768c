import {
  headlessArguments,
  launchBrowser as launch,
} from '@waha-passkey/browser';
import type { OwnerBrowser } from './owner-browser';

export interface BrowserOptions {
  executablePath: string;
  headless?: boolean;
  args?: string[];
}

/**
 * A browser with a profile of its own, which is removed when it closes. It is
 * steered by a pipe: a debugging port would be open to every other program of
 * this computer. None of puppeteer's usual switches: some replace the keychain
 * and the dialogs that a passkey needs.
 */
export async function launchBrowser({
  executablePath,
  headless = false,
  args = [],
}: BrowserOptions): Promise<OwnerBrowser> {
  const { browser, close } = await launch({
    executablePath,
    defaultViewport: null,
    ignoreDefaultArgs: true,
    args: [
      '--no-first-run',
      '--no-default-browser-check',
      '--window-size=520,680',
      ...(headless ? ['--headless=new', ...headlessArguments] : []),
      // Chromium's sandbox refuses to work for root.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ...args,
      'about:blank',
    ],
  });
  const [page = await browser.newPage()] = await browser.pages();
  return { page, close };
}
