import { PasskeyReasonCode, type PasskeyLogger } from '@waha-passkey/contract';
import {
  createWebjsDriver,
  type PagePasskeyDriver,
} from '@waha-passkey/whatsapp-web';
import type { Browser, Page } from 'puppeteer';
import { WAState, type Client } from 'whatsapp-web.js';
import { type BrowserHome, within } from '@waha-passkey/browser';
import type { EngineInfo, EngineNews, EngineRun } from '../session-engine';
import { awaitPairingCode } from '../page/await-pairing-code';
import type { BrowserProfile } from '../page/browser-profile';
import { describeFailure } from '../page/describe-failure';
import { describeProgress } from '../page/describe-progress';
import { endPageRun } from '../page/end-page-run';
import { followBrowser } from '../page/follow-browser';
import { lostLogin } from '../page/lost-login';
import { createRunStep, type RunStep } from '../page/run-steps';
import { takeScreenshot } from '../page/take-screenshot';
import { unlinkDevice } from '../page/unlink-device';
import { followExposed } from './follow-exposed';
import { guardInjection } from './guard-injection';
import type { ProfileAuth } from './profile-auth';
import { readEngineInfo } from './read-engine-info';
import { readMe } from './read-me';
import {
  leaveScope,
  runInScope,
  type GuardedSession,
} from '../../guard/session-scope';
import { describeCause } from '../../logging/describe-cause';

const STATE_TIMEOUT_MS = 10_000;

const LOGOUT_TIMEOUT_MS = 10_000;

export interface WebjsRunOptions {
  session: string;
  client: Client;
  auth: ProfileAuth;
  profile: BrowserProfile;
  home: BrowserHome;
  /** The proxy of this session is given a user name and a password. */
  hasProxySignIn: boolean;
  logger: PasskeyLogger;
}

/** One whatsapp-web.js client from `initialize()` to a closed browser. */
export class WebjsRun implements EngineRun {
  readonly driver: PagePasskeyDriver;
  private readonly client: Client;
  private listener: ((news: EngineNews) => void) | null = null;
  private readonly step: RunStep;
  private initialized: Promise<void> = Promise.resolve();
  private stopped: Promise<void> | null = null;
  private linked = false;

  constructor(private readonly options: WebjsRunOptions) {
    this.client = options.client;
    this.step = createRunStep(options.session, options.logger);
    this.driver = createWebjsDriver(options.client, {
      logger: options.logger,
      onClientFailure: (error) => {
        this.fail(error);
      },
    });
    guardInjection(options.client, (error) => {
      this.fail(error);
    });
    this.followClient();
  }

  observe(listener: (news: EngineNews) => void): void {
    this.listener = listener;
  }

  start(): void {
    const guarded: GuardedSession = {
      name: this.options.session,
      fail: (error) => {
        this.fail(error);
      },
    };
    this.initialized = runInScope(guarded, () =>
      this.client.initialize().catch(async (error: unknown) => {
        this.fail(await this.options.profile.explain(error));
      }),
    );
  }

  describeProgress(): string {
    const { launch } = this.options.profile;
    return describeProgress(this.client.pupPage, launch?.lastLine);
  }

  readInfo(): Promise<EngineInfo | null> {
    return readEngineInfo(this.client);
  }

  screenshot(): Promise<Buffer> {
    return takeScreenshot(this.page);
  }

  async requestCode(phoneNumber: string, signal: AbortSignal): Promise<string> {
    const request = this.client.requestPairingCode(phoneNumber);
    return awaitPairingCode(request, this.options, signal);
  }

  async logout(): Promise<void> {
    if (this.linked && !this.stopped) {
      // The page may reload before it answers: that is not known for a failure.
      await this.step('see the logout confirmed', LOGOUT_TIMEOUT_MS, () =>
        unlinkDevice(this.page),
      );
    }
    this.options.profile.forget();
    await this.stop();
  }

  stop(): Promise<void> {
    const { profile, home } = this.options;
    this.stopped ??= endPageRun(
      {
        profile,
        home,
        driver: this.driver,
        started: this.initialized,
        browser: () => this.client.pupBrowser,
      },
      this.step,
    );
    return this.stopped;
  }

  /** Of whatsapp-web.js' own puppeteer, which is of the same kind. */
  private get page(): Page | undefined {
    return this.client.pupPage as unknown as Page | undefined;
  }

  private followClient(): void {
    const { client } = this;
    client.on('qr', (value) => {
      if (this.linked) {
        void this.checkLogin();
      } else {
        this.tell({ type: 'qr', value });
      }
    });
    client.on('authenticated', () => {
      this.linked = true;
      this.tell({ type: 'authenticated' });
    });
    client.on('ready', () => {
      void readMe(client).then((me) => {
        this.tell({ type: 'ready', me });
      });
    });
    client.on('auth_failure', () => {
      this.tell({
        type: 'failed',
        code: PasskeyReasonCode.LOGGED_OUT,
        reason:
          'WhatsApp refused the saved login. Log the session out, then start it to link it again.',
      });
    });
    client.on('disconnected', (reason) => {
      this.tell({
        type: 'failed',
        code: PasskeyReasonCode.LOGGED_OUT,
        reason: describeDisconnect(reason),
      });
    });
    this.options.auth.onBrowser = () => {
      this.followBrowser();
    };
  }

  private followBrowser(): void {
    const { client } = this;
    if (client.pupPage) {
      followExposed(client.pupPage, (error) => {
        this.noteFailure(error);
      });
    }
    const browser = client.pupBrowser as unknown as Browser | undefined;
    followBrowser(browser, this.page, this.options.hasProxySignIn, (reason) => {
      const code = PasskeyReasonCode.BROWSER_GONE;
      this.tell({ type: 'failed', code, reason });
    });
  }

  /** The library repeats codes; only the page knows whether one is due. */
  private async checkLogin(): Promise<void> {
    const signal = AbortSignal.timeout(STATE_TIMEOUT_MS);
    const state = await within(this.client.getState(), signal).catch(
      () => null,
    );
    if (state === WAState.UNPAIRED || state === WAState.UNPAIRED_IDLE) {
      this.tell(lostLogin);
    }
  }

  private tell(news: EngineNews): void {
    if (!this.stopped) {
      leaveScope(() => this.listener?.(news));
    }
  }

  private fail(error: unknown): void {
    if (this.stopped) {
      return;
    }
    const reason = describeFailure(error, this.linked);
    const name = error instanceof Error ? error.name : typeof error;
    this.options.logger.debug(
      `Session ${this.options.session}: whatsapp-web.js failed with ${name}`,
    );
    this.tell({ type: 'failed', code: PasskeyReasonCode.BROWSER_GONE, reason });
  }

  /** The library may get ready all the same: what ends the run is a clock. */
  private noteFailure(error: unknown): void {
    if (!this.stopped) {
      this.options.logger.error(
        `Session ${this.options.session}: whatsapp-web.js failed in a function that its page called (${describeCause(error)})`,
      );
    }
  }
}

function describeDisconnect(reason: string): string {
  return reason === 'LOGOUT'
    ? 'The account was unlinked. Start the session to link it again.'
    : `WhatsApp ended the connection (${String(reason)}). Restart the session.`;
}
