import {
  PasskeyReasonCode as Reason,
  type PasskeyLogger,
} from '@waha-passkey/contract';
import {
  createWithDriver,
  createWppDriver,
  type PagePasskeyDriver,
  type WppconnectLibrary,
} from '@waha-passkey/whatsapp-web';
import type { BrowserHome } from '@waha-passkey/browser';
import puppeteer, { type Browser, type Page } from 'puppeteer';
import {
  leaveScope,
  runInScope,
  type GuardedSession,
} from '../../guard/session-scope';
import { describeCause } from '../../logging/describe-cause';
import { awaitPairingCode } from '../page/await-pairing-code';
import {
  type BrowserProfile,
  createStoppedError,
} from '../page/browser-profile';
import { describeFailure } from '../page/describe-failure';
import { describeProgress } from '../page/describe-progress';
import { endPageRun } from '../page/end-page-run';
import { followBrowser } from '../page/follow-browser';
import {
  createLaunchOptions,
  type PageBrowserOptions,
} from '../page/launch-options';
import { lostLogin } from '../page/lost-login';
import { createRunStep, type RunStep } from '../page/run-steps';
import { takeScreenshot } from '../page/take-screenshot';
import { unlinkDevice } from '../page/unlink-device';
import type { EngineInfo, EngineNews, EngineRun } from '../session-engine';
import { createClientOptions } from './client-options';
import {
  makePairingCode,
  readInfo,
  readIsLinked,
  readMe,
  waitForSync,
} from './wpp-page';

const stateMs = 10_000;

const logoutMs = 10_000;

/** [2.3.3] statuses of a registered device; `inChat` is none of them. */
const linkedStatuses = ['isLogged', 'qrReadSuccess'];

export interface WppRunOptions extends PageBrowserOptions {
  session: string;
  library: WppconnectLibrary;
  profile: BrowserProfile;
  home: BrowserHome;
  logger: PasskeyLogger;
}

/** One WPPConnect client, from its browser's start to its end. */
export class WppRun implements EngineRun {
  readonly driver: PagePasskeyDriver;
  private readonly step: RunStep;
  private listener: ((news: EngineNews) => void) | null = null;
  private browser: Browser | undefined;
  private page: Page | undefined;
  private started: Promise<void> = Promise.resolve();
  private stopped: Promise<void> | null = null;
  private linked = false;

  constructor(private readonly options: WppRunOptions) {
    const { session, logger } = options;
    this.driver = createWppDriver({ logger });
    this.step = createRunStep(session, logger);
  }

  observe(listener: (news: EngineNews) => void): void {
    this.listener = listener;
  }

  start(): void {
    const guarded: GuardedSession = {
      name: this.options.session,
      fail: (error) => this.fail(error),
    };
    this.started = runInScope(guarded, () =>
      this.launch().catch(async (error: unknown) => {
        this.fail(await this.options.profile.explain(error));
      }),
    );
  }

  describeProgress(): string {
    const { launch } = this.options.profile;
    return describeProgress(this.page, launch?.lastLine);
  }

  readInfo(): Promise<EngineInfo | null> {
    return this.page ? readInfo(this.page) : Promise.resolve(null);
  }

  screenshot(): Promise<Buffer> {
    return takeScreenshot(this.page);
  }

  async requestCode(phoneNumber: string, signal: AbortSignal): Promise<string> {
    if (!this.page) throw new Error('Only a page can make a code.');
    const request = makePairingCode(this.page, phoneNumber);
    return awaitPairingCode(request, this.options, signal);
  }

  async logout(): Promise<void> {
    if (this.linked && !this.stopped) {
      // The page may reload before it answers: that is not known for a failure.
      await this.step('see the logout confirmed', logoutMs, () =>
        unlinkDevice(this.page),
      );
    }
    this.options.profile.forget();
    await this.stop();
  }

  stop(): Promise<void> {
    const { profile, home } = this.options;
    const { driver, started } = this;
    const browser = () => this.browser;
    this.stopped ??= endPageRun(
      { profile, home, driver, started, browser },
      this.step,
    );
    return this.stopped;
  }

  /** Fulfils when WPPConnect has begun; its client follows by itself. */
  private async launch(): Promise<void> {
    const { library, profile, session, proxy, logger } = this.options;
    await profile.prepare();
    this.browser = await puppeteer.launch({
      ...createLaunchOptions(this.options),
      userDataDir: profile.folder,
      defaultViewport: null,
    });
    profile.endLaunch();
    if (profile.stopped) throw createStoppedError();
    const page = (await this.browser.pages())[0];
    this.page = page ?? (await this.browser.newPage());
    followBrowser(this.browser, this.page, isSignedIn(proxy), (reason) =>
      this.tell({ type: 'failed', code: Reason.BROWSER_GONE, reason }),
    );
    const options = createClientOptions(session, proxy, {
      onQr: (value) => this.onQr(value),
      onStatus: (status) => this.onStatus(status),
    });
    const { client } = await createWithDriver(
      library,
      { ...options, page: this.page },
      { driver: this.driver, session, logger },
    );
    client.then(
      () => this.onClient(),
      (error: unknown) => this.fail(error),
    );
  }

  private onQr(value: string): void {
    if (this.linked) void this.checkLogin();
    else this.tell({ type: 'qr', value });
  }

  private onStatus(status: string): void {
    if (!linkedStatuses.includes(status) || this.linked) return;
    this.linked = true;
    this.tell({ type: 'authenticated' });
  }

  /** WPPConnect takes a page that has just been linked for one that is ready. */
  private async onClient(): Promise<void> {
    const { page } = this;
    if (!page) return;
    try {
      await waitForSync(page);
      this.tell({ type: 'ready', me: await readMe(page) });
    } catch (error) {
      this.fail(error);
    }
  }

  /** A code may be an old one; only the page knows whether one is due. */
  private async checkLogin(): Promise<void> {
    if (!this.page || (await readIsLinked(this.page, stateMs)) !== false) {
      return;
    }
    this.tell(lostLogin);
  }

  private tell(news: EngineNews): void {
    if (!this.stopped) {
      leaveScope(() => this.listener?.(news));
    }
  }

  private fail(error: unknown): void {
    if (this.stopped) return;
    const { logger, session } = this.options;
    logger.warn(
      `Session ${session}: WPPConnect failed (${describeCause(error)})`,
    );
    const reason = describeFailure(error, this.linked);
    this.tell({ type: 'failed', code: Reason.BROWSER_GONE, reason });
  }
}

function isSignedIn(proxy: PageBrowserOptions['proxy']): boolean {
  return proxy?.username !== undefined;
}
