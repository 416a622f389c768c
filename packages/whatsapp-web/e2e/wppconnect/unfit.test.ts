import type { PasskeyLogger } from '@waha-passkey/contract';
import {
  chromiumLaunchOptions,
  type StandIn,
  startStandIn,
} from '@waha-passkey/testbed';
import puppeteer, { type Browser, type Page } from 'puppeteer';
import {
  createWithPasskey,
  createWppDriver,
  hookWppPage,
  type WppconnectLibrary,
} from '../../src';
import {
  loadWppconnect,
  quietOptions,
  startWppconnect,
} from './wppconnect-library';

const known = loadWppconnect('2.3.3');
const options = { ...quietOptions, waitForLogin: false, autoClose: 0 };

describe('WPPConnect without what passkeys need', () => {
  let standIn: StandIn;
  let browser: Browser;
  let errors: string[];
  const logger = {
    debug: () => undefined,
    info: () => undefined,
    warn: () => undefined,
    error: (message: string) => errors.push(message),
  } as unknown as PasskeyLogger;

  beforeAll(async () => {
    standIn = await startStandIn({ clockScale: 0.1 });
  });
  afterAll(() => standIn.stop());
  beforeEach(async () => {
    errors = [];
    browser = await puppeteer.launch(chromiumLaunchOptions(standIn));
  });
  afterEach(async () => {
    if (!browser.connected) return;
    for (const page of await browser.pages()) await page.close();
    await browser.close();
  });

  async function open(): Promise<Page> {
    const context = await browser.createBrowserContext();
    return context.newPage();
  }

  /** The engine ran on: its page shows what it loaded. */
  async function expectRunning(page: Page): Promise<void> {
    await page.waitForSelector('[data-ref]');
    await page.waitForFunction('window.WPP?.isReady');
    const get = await page.evaluate('String(navigator.credentials.get)');
    expect(get).toBe('function get() { [native code] }');
  }

  it('runs on when its version is not known', async () => {
    const page = await open();
    const unknown: WppconnectLibrary = {
      create: (given) => known.create(given),
    };
    const { passkey, client } = await createWithPasskey(
      unknown,
      { ...options, page },
      { logger },
    );
    await client;
    expect(passkey).toBeNull();
    expect(errors).toEqual([
      expect.stringMatching(
        /version of WPPConnect is not known.*no start\(\).*2\.3\.3.*starts without/,
      ),
    ]);
    await expectRunning(page);
  });

  it('runs on when its page has navigated before', async () => {
    const page = await open();
    await page.goto(`${standIn.origin}/robots.txt`);
    const { passkey, client } = await createWithPasskey(
      known,
      { ...options, page },
      { logger },
    );
    await client;
    expect(passkey).toBeNull();
    expect(errors.join()).toMatch(/has navigated before.*Pass a new page/);
    await expectRunning(page);
  });

  it('leaves a page to the client that has it', async () => {
    const page = await open();
    const driver = createWppDriver();
    const release = await hookWppPage(page, driver, 'first');
    await expect(
      hookWppPage(page, createWppDriver(), 'second'),
    ).rejects.toThrow(/belongs to the session first already/);
    await release();
    await startWppconnect(page);
    await expectRunning(page);
  });

  it('keeps two sessions out of one browser profile', async () => {
    const page = await open();
    await hookWppPage(page, createWppDriver(), 'first');
    const second = await page.browserContext().newPage();
    await expect(
      hookWppPage(second, createWppDriver(), 'second'),
    ).rejects.toThrow(/shares its browser profile.*userDataDir of its own/);
    await page.close();
    await expect(
      hookWppPage(second, createWppDriver(), 'second'),
    ).resolves.toBeDefined();
  });

  it('refuses a phone number before the page sees it', async () => {
    const page = await open();
    const created = createWithPasskey(known, {
      ...options,
      page,
      phoneNumber: 'abc',
    });
    await expect(created).rejects.toThrow(/7 to 15 digits/);
    expect(page.url()).toBe('about:blank');
  });

  it('says what to pass when it is to launch a browser itself', async () => {
    await expect(createWithPasskey(known, options)).rejects.toThrow(
      /neither a page nor a browser.*userDataDir.*options\.browser/,
    );
  });

  it('ends with a reason when the browser dies while it waits', async () => {
    const { client, passkey } = await createWithPasskey(known, {
      ...options,
      waitForLogin: true,
      browser,
    });
    await standIn.waitForQr();
    const pages = await browser.pages();
    browser.process()?.kill('SIGKILL');
    await expect(client).rejects.toThrow(
      /(browser ended|page was closed) before WPPConnect was ready.*Start the session again/,
    );
    // WPPConnect asks each page that is not, five times a second, for ever.
    expect(pages.map((page) => page.isClosed())).toEqual([true]);
    await passkey?.detach();
  });

  it('ends with a reason when its page never loads', async () => {
    const page = await open();
    await page.setRequestInterception(true);
    // Held for ever, and WPPConnect waits without an end.
    page.on('request', () => undefined);
    const { client, passkey } = await createWithPasskey(
      known,
      { ...options, page },
      { loadMs: 500 },
    );
    await expect(client).rejects.toThrow(
      'WhatsApp Web did not load within 0.5 s. Start the session again.',
    );
    await page.close();
    await passkey?.detach();
  });
});
