import type { Page } from 'puppeteer';

/** A window of the owner's browser, opened for one signature. */
export interface OwnerBrowser {
  readonly page: Page;
  close: () => Promise<void>;
}
