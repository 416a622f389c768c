import type { PasskeyChange, PasskeySession } from '@waha-passkey/ceremony';
import { PasskeyReasonCode, SessionStatus } from '@waha-passkey/contract';
import type { EngineNews, EngineRun } from '../engines/session-engine';
import type { Me } from '../events/session-status-event';
import { describeSilence, type Awaited } from './describe-silence';
import type { StatusView } from './status-reporter';

export interface SessionRunOptions {
  engine: EngineRun;
  passkey: PasskeySession;
  startTimeoutMs: number;
  /** `qr`: a new code, which is news even when the status stays. */
  onChange(what: 'status' | 'qr'): void;
}

/** One run of a session: the engine's status with the ceremony's over it. */
export class SessionRun {
  qr: string | null = null;
  me: Me | null = null;
  private host: SessionStatus = SessionStatus.STARTING;
  private reason: string | null = null;
  private over = false;
  private hasStarted = false;
  private isScanned = false;
  private hasLostBrowser = false;
  private timer: NodeJS.Timeout | undefined;
  private freed: Promise<void> | null = null;

  constructor(private readonly options: SessionRunOptions) {
    options.engine.observe((news) => {
      this.hear(news);
    });
    options.passkey.observe((change) => {
      this.follow(change);
    });
    options.passkey.observePairingCode(() => {
      if (!this.over) this.options.onChange('status');
    });
  }

  get engine(): EngineRun {
    return this.options.engine;
  }

  /** It had started, and failed because its browser is gone. */
  get isLost(): boolean {
    return this.hasLostBrowser;
  }

  /** A QR code is on its way: the page has just started, or an attempt ended. */
  get awaitsQr(): boolean {
    const { status } = this.view();
    return (
      status === SessionStatus.STARTING ||
      (status === SessionStatus.SCAN_QR_CODE &&
        this.qr === null &&
        !this.isScanned)
    );
  }

  private get failed(): boolean {
    return this.host === SessionStatus.FAILED;
  }

  view(): StatusView {
    return {
      ...this.options.passkey.statusOver(this.host),
      reason: this.reason,
    };
  }

  start(): void {
    this.expectNews('start');
    this.options.engine.start();
  }

  /** Nothing is heard of the engine after this call. */
  async end(how: 'stop' | 'logout', reason: PasskeyReasonCode): Promise<void> {
    this.over = true;
    clearTimeout(this.timer);
    this.options.passkey.close(reason);
    await this.freed;
    try {
      await this.options.engine[how]();
    } finally {
      this.qr = null;
      if (how === 'logout') {
        this.me = null;
      }
      this.reason = null;
      this.host = SessionStatus.STOPPED;
    }
  }

  private hear(news: EngineNews): void {
    if (this.over || this.failed) {
      return;
    }
    switch (news.type) {
      case 'qr':
        clearTimeout(this.timer);
        this.hasStarted = true;
        this.isScanned = false;
        this.qr = news.value;
        this.host = SessionStatus.SCAN_QR_CODE;
        this.options.onChange('qr');
        return;
      case 'authenticated':
        this.isScanned = true;
        this.qr = null;
        // whatsapp-web.js repeats it after a reload, and for every frame.
        if (this.host !== SessionStatus.WORKING) {
          this.host = this.statusOnceLinked();
          this.expectNews('account');
          this.options.onChange('status');
        }
        return;
      case 'ready':
        clearTimeout(this.timer);
        this.hasStarted = true;
        this.qr = null;
        this.me = news.me;
        this.host = SessionStatus.WORKING;
        this.options.onChange('status');
        return;
      case 'failed':
        this.fail(news.reason, news.code);
        return;
    }
  }

  /** As WAHA, which shows STARTING after a passkey alone. */
  private statusOnceLinked(): SessionStatus {
    return this.host === SessionStatus.SCAN_QR_CODE && !this.view().passkey
      ? SessionStatus.SCAN_QR_CODE
      : SessionStatus.STARTING;
  }

  private follow({ attempt }: PasskeyChange): void {
    if (this.over) {
      return;
    }
    const { reason } = attempt;
    // The driver may know it before the engine: one FAILED, no step between.
    if (reason?.code === PasskeyReasonCode.BROWSER_GONE) {
      this.fail(reason.message, reason.code);
    }
    if (reason?.code === PasskeyReasonCode.PAGE_RELOADED) {
      this.awaitFreshPage();
    }
    // The attempt has used it up: it links nothing when the attempt is over.
    if (this.view().status === SessionStatus.PASSKEY_REQUIRED) {
      this.qr = null;
    }
    this.options.onChange('status');
  }

  /** The code of the page that is gone leads nowhere. */
  private awaitFreshPage(): void {
    if (this.host === SessionStatus.SCAN_QR_CODE) {
      this.qr = null;
      this.host = SessionStatus.STARTING;
      this.expectNews('start');
    }
  }

  private expectNews(awaited: Awaited): void {
    clearTimeout(this.timer);
    const { engine, startTimeoutMs } = this.options;
    this.timer = setTimeout(() => {
      const seconds = Math.round(startTimeoutMs / 1000);
      const known = engine.describeProgress?.() ?? null;
      this.fail(
        describeSilence(awaited, seconds, known),
        PasskeyReasonCode.SESSION_STOPPED,
      );
    }, startTimeoutMs);
  }

  private fail(reason: string, code: PasskeyReasonCode): void {
    if (this.over || this.failed) {
      return;
    }
    clearTimeout(this.timer);
    this.qr = null;
    this.reason = reason;
    this.host = SessionStatus.FAILED;
    this.hasLostBrowser =
      this.hasStarted && code === PasskeyReasonCode.BROWSER_GONE;
    // Its attempt ends with it: a FAILED event that says why, and no second.
    this.options.passkey.close(code);
    this.freed = this.options.engine.stop();
    this.options.onChange('status');
  }
}
