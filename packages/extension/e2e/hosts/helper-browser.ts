import path from 'node:path';
import {
  addVirtualAuthenticator,
  chromiumLaunchOptions,
  type Account,
} from '@waha-passkey/testbed';
import puppeteer, {
  type Browser,
  type Page,
  type Target,
  TargetType,
  type WebWorker,
} from 'puppeteer';
import { PanelReader } from '../../../signing/e2e/panel';
import type { Person } from './person';
import type { SigningSite } from './signing-site';

const waitMs = 20_000;

/** The owner's browser with the extension really loaded. */
export class HelperBrowser {
  private constructor(
    readonly browser: Browser,
    readonly extensionId: string,
    private readonly site: SigningSite,
  ) {}

  static async launch(
    extensionFolder: string,
    site: SigningSite,
  ): Promise<HelperBrowser> {
    const browser = await puppeteer.launch({
      ...chromiumLaunchOptions(site),
      enableExtensions: [extensionFolder],
      pipe: true,
    });
    const worker = await browser.waitForTarget(
      (target) =>
        target.type() === TargetType.SERVICE_WORKER &&
        target.url().startsWith('chrome-extension://'),
      { timeout: waitMs },
    );
    return new HelperBrowser(browser, new URL(worker.url()).host, site);
  }

  get helperUrl(): string {
    return `chrome-extension://${this.extensionId}/helper.html`;
  }

  /** As the toolbar button does; `rest` is a query or a hash. */
  async openHelper(rest = ''): Promise<Page> {
    const page = await this.browser.newPage();
    await page.setViewport({ width: 460, height: 720 });
    await page.goto(this.helperUrl + rest);
    return page;
  }

  /** Resolves with the signing window, which waits for `ready` to load. */
  nextSigningPage(): Promise<Page> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.browser.off('targetcreated', onTarget);
        reject(new Error('No signing window was opened.'));
      }, waitMs);
      const onTarget = (target: Target) => {
        if (target.type() !== TargetType.PAGE) return;
        clearTimeout(timer);
        this.browser.off('targetcreated', onTarget);
        target.page().then((page) => {
          if (page) resolve(page);
          else reject(new Error('The window has no page.'));
        }, reject);
      };
      this.browser.on('targetcreated', onTarget);
    });
  }

  /** Agrees, and uses the account's passkey in the signing window. */
  async signWith(account: Account, person: Person): Promise<void> {
    const page = await this.openSigningPage(account, person);
    const panel = await PanelReader.of(page);
    person.actions += 1;
    await panel.click('Use my passkey');
  }

  /**
   * Agrees, which opens the signing window, and puts the owner's passkey there
   * before the page loads; or what `prepare` puts there.
   */
  async openSigningPage(
    account: Account,
    person: Person,
    prepare: (page: Page) => Promise<unknown> = (page) =>
      addVirtualAuthenticator(page, account),
  ): Promise<Page> {
    let letIn: () => void = () => undefined;
    this.site.ready = new Promise((resolve) => {
      letIn = resolve;
    });
    try {
      const opened = this.nextSigningPage();
      await person.click('#sign');
      const page = await opened;
      await prepare(page);
      return page;
    } finally {
      letIn();
    }
  }

  /** A second extension of the same browser; resolves with its worker. */
  async startOtherExtension(): Promise<WebWorker> {
    const folder = path.resolve(__dirname, 'other-extension');
    const id = await this.browser.installExtension(folder);
    const target = await this.browser.waitForTarget(
      (one) => one.url().startsWith(`chrome-extension://${id}/`),
      { timeout: waitMs },
    );
    const worker = await target.worker();
    if (!worker) throw new Error('The other extension has no worker.');
    return worker;
  }

  /** Ends it, as the browser does with one that is idle, unless that came first. */
  async endWorker(): Promise<void> {
    const target = this.findWorker();
    await (await target?.worker())?.close();
  }

  get hasWorker(): boolean {
    return this.findWorker() !== undefined;
  }

  private findWorker(): Target | undefined {
    return this.browser
      .targets()
      .find(
        (one) =>
          one.type() === TargetType.SERVICE_WORKER &&
          one.url().includes(this.extensionId),
      );
  }

  close(): Promise<void> {
    return this.browser.close();
  }
}
