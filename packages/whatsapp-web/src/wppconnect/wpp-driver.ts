import { EngineName, PasskeyReasonCode } from '@waha-passkey/contract';
import { toRawPage } from '../bridge/raw-page';
import {
  PagePasskeyDriver,
  type PageDriverOptions,
} from '../driver/page-passkey-driver';
import { claimPage } from './page-claims';
import { assertNotNavigated, type WppPage } from './wpp-page';

/** The driver for a page that WPPConnect uses; give it one by `hookWppPage`. */
export function createWppDriver(
  options: Omit<PageDriverOptions, 'engine'> = {},
): PagePasskeyDriver {
  return new PagePasskeyDriver({ ...options, engine: EngineName.WPP });
}

/**
 * Hooks a page before WPPConnect gets it as `options.page`. The same page for
 * the same session may be hooked once; returns how to release it.
 *
 * @throws TypeError for what is not a page of puppeteer
 * @throws Error for a page that has navigated, or that another session uses
 */
export async function hookWppPage(
  page: unknown,
  driver: PagePasskeyDriver,
  session: string,
): Promise<() => Promise<void>> {
  const raw = toRawPage(page) as WppPage;
  assertNotNavigated(raw);
  const release = claimPage(raw, session);
  try {
    await driver.attachPage(raw);
  } catch (error) {
    release();
    throw error;
  }
  return async () => {
    release();
    await driver.detach(PasskeyReasonCode.SESSION_STOPPED);
  };
}
