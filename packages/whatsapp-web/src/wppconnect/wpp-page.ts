import type { RawPage } from '../bridge/raw-page';

/** The members used of puppeteer's page, besides those of the bridge. */
export interface WppPage extends RawPage {
  browserContext(): object;
  evaluate(expression: string): Promise<unknown>;
  close(): Promise<void>;
  isClosed(): boolean;
  emit(event: 'close', data: undefined): unknown;
  on(event: 'close' | 'error' | 'load', listener: () => void): unknown;
  off(event: 'close' | 'error' | 'load', listener: () => void): unknown;
}

interface WppBrowser {
  pages(): Promise<WppPage[]>;
  newPage(): Promise<WppPage>;
}

const BLANK = 'about:blank';

/**
 * The page that WPPConnect will use: the given one, or a blank one of the given
 * browser.
 *
 * @throws TypeError when there is neither
 */
export async function findWppPage(options: {
  page?: unknown;
  browser?: unknown;
}): Promise<WppPage> {
  if (options.page) return options.page as WppPage;
  const browser = options.browser as WppBrowser | undefined;
  if (!browser) {
    throw new TypeError(
      "WPPConnect's create() was given neither a page nor a browser, so that nothing can be hooked before the first navigation. Launch one with puppeteer, with a userDataDir of this session's own, and pass it as options.browser.",
    );
  }
  const [first] = await browser.pages();
  return first?.url() === BLANK ? first : browser.newPage();
}

/** @throws Error for a page that has been somewhere before */
export function assertNotNavigated(page: RawPage): void {
  if (page.url() === BLANK) return;
  throw new Error(
    'The page has navigated before: WhatsApp Web may have taken what passkeys are answered by. Pass a new page, or a browser.',
  );
}
