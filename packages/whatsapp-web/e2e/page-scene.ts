import {
  type CeremonyTimeouts,
  type PasskeySession,
  PasskeySessions,
} from '@waha-passkey/ceremony';
import type { PasskeyLogger } from '@waha-passkey/contract';
import type { Owner, StandIn } from '@waha-passkey/testbed';
import type { Browser, BrowserContext, Page } from 'puppeteer';
import { createWppDriver, hookWppPage, PagePasskeyDriver } from '../src';
import { CeremonyLog } from './ceremony-log';
import { startWppconnect } from './wppconnect/wppconnect-library';

/** What works on the page next to our driver: nothing, or real WPPConnect. */
export const pageUsers = ['no library', 'WPPConnect'] as const;
export type PageUser = (typeof pageUsers)[number];

export interface PageSceneOptions {
  user?: PageUser;
  askMs?: number;
  logger?: PasskeyLogger;
  timeouts?: Partial<CeremonyTimeouts>;
  /** Runs in each document before our scripts do. */
  before?: (() => void) | (() => void)[];
  /** What the driver is given in place of the page. */
  wrap?: (page: Page) => object;
}

/** A page of the stand-in with our driver, in a profile of its own. */
export class PageScene {
  readonly log: CeremonyLog;

  private constructor(
    readonly standIn: StandIn,
    readonly context: BrowserContext,
    readonly page: Page,
    readonly driver: PagePasskeyDriver,
    readonly session: PasskeySession,
    private readonly sessions: PasskeySessions,
  ) {
    this.log = new CeremonyLog(driver, session);
  }

  static async open(
    browser: Browser,
    standIn: StandIn,
    { user, timeouts, before, wrap, ...options }: PageSceneOptions = {},
  ): Promise<PageScene> {
    const context = await browser.createBrowserContext();
    const page = await context.newPage();
    for (const script of [before ?? []].flat()) {
      await page.evaluateOnNewDocument(script);
    }
    const driver =
      user === 'WPPConnect'
        ? createWppDriver(options)
        : new PagePasskeyDriver(options);
    const sessions = new PasskeySessions({ ...(timeouts && { timeouts }) });
    const session = sessions.attach('e2e', driver);
    if (user === 'WPPConnect') await hookWppPage(page, driver, 'e2e');
    else await driver.attachPage(wrap?.(page) ?? page);
    const scene = new PageScene(
      standIn,
      context,
      page,
      driver,
      session,
      sessions,
    );
    if (user === 'WPPConnect') await startWppconnect(page);
    else await page.goto(standIn.origin);
    return scene;
  }

  /** The phone's number for what it scanned last. */
  private linkId = 0;

  /** Scans the QR code that this page shows, and no other page's. */
  async scan(): Promise<void> {
    const element = await this.page.waitForSelector('[data-ref]');
    const qr = await element?.evaluate((node) => node.getAttribute('data-ref'));
    this.linkId = await this.standIn.phone.scan(String(qr));
  }

  async enterCode(code: string): Promise<void> {
    this.linkId = await this.standIn.phone.enterCode(code);
  }

  /** The phone's human takes this page's link, not one of an earlier test. */
  async approve(): Promise<void> {
    await this.standIn.phone.approve({ link: this.linkId });
  }

  async confirmCode(): Promise<void> {
    await this.standIn.phone.confirmCode({ link: this.linkId });
  }

  async reachGate(): Promise<void> {
    await this.scan();
    await this.log.reached('awaiting-assertion');
  }

  /** Polls, since a capability tells nobody of its change. */
  async untilCapability(supported: boolean): Promise<void> {
    const end = performance.now() + 15_000;
    while (this.driver.capability.supported !== supported) {
      if (performance.now() > end) throw new Error('The capability stays.');
      await this.page.evaluate('new Promise((r) => setTimeout(r, 100))');
    }
  }

  async submit(owner: Owner): Promise<void> {
    await this.session.submit(await owner.sign(this.session.challenge()));
  }

  async link(owner: Owner): Promise<void> {
    await this.reachGate();
    await this.submit(owner);
    await this.approve();
    await this.log.reached('completed');
  }

  async close(): Promise<void> {
    this.sessions.close();
    await this.driver.detach('SESSION_STOPPED');
    await this.context.close();
  }
}
