import { chromiumLaunchOptions } from '@waha-passkey/testbed';
import puppeteer, { type Browser, type Page } from 'puppeteer';

export interface Visit {
  language?: string;
  width?: number;
  dark?: boolean;
  /** A finger instead of a mouse. */
  touch?: boolean;
  userAgent?: string;
  /** Runs in each document before the page's own script. */
  before?: (page: Page) => Promise<unknown>;
}

/** Somebody with a browser of their own. */
export class Visitor {
  private constructor(private readonly browser: Browser) {}

  static async arrive(args: string[] = []): Promise<Visitor> {
    const options = chromiumLaunchOptions({ chromiumArgs: args });
    return new Visitor(await puppeteer.launch(options));
  }

  /** A tab of a profile that knows nothing of the others. */
  async open(url: string, visit: Visit = {}): Promise<Page> {
    const { language = 'en-GB', width = 1280 } = visit;
    const { dark = false, touch = false } = visit;
    const context = await this.browser.createBrowserContext();
    const page = await context.newPage();
    await page.setViewport({
      ...{ width, height: 900, deviceScaleFactor: 1 },
      ...{ hasTouch: touch, isMobile: touch },
    });
    await page.emulateMediaFeatures([
      { name: 'prefers-color-scheme', value: dark ? 'dark' : 'light' },
    ]);
    await page.evaluateOnNewDocument((tag: string) => {
      Object.defineProperty(navigator, 'languages', { get: () => [tag] });
    }, language);
    if (visit.userAgent) await page.setUserAgent(visit.userAgent);
    await visit.before?.(page);
    await page.goto(url);
    return page;
  }

  leave(): Promise<void> {
    return this.browser.close();
  }
}

/** Waits until the page shows this text. */
export async function expectText(page: Page, text: string): Promise<void> {
  await page.waitForFunction(
    (wanted) => document.body.innerText.includes(wanted),
    { timeout: 10_000 },
    text,
  );
}
