import { headlessArguments } from '@waha-passkey/browser';
import { findChromium } from './find-chromium';

export interface ChromiumLaunchOptions {
  headless: boolean;
  args: string[];
  executablePath?: string;
}

/** For puppeteer's `launch` and whatsapp-web.js' `puppeteer` option alike. */
export function chromiumLaunchOptions(
  standIn: { chromiumArgs: string[] },
  o: { headful?: boolean } = {},
): ChromiumLaunchOptions {
  const executablePath = findChromium();
  return {
    headless: !o.headful,
    args: [
      ...standIn.chromiumArgs,
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      ...(o.headful ? [] : headlessArguments),
      // Chromium's sandbox refuses to work for root.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
    ...(executablePath !== undefined && { executablePath }),
  };
}
