import type { PasskeySessions } from '@waha-passkey/ceremony';
import {
  PasskeyReasonCode,
  SessionStatus,
  type EngineCapabilities,
  type PairingCodeData,
  type PairingCodeNotice,
} from '@waha-passkey/contract';
import { EngineRequestError } from '../engines/engine-request-error';
import type { EngineInfo, SessionEngine } from '../engines/session-engine';
import type { HostStatusPayload, Me } from '../events/session-status-event';
import { AutoRestart } from './auto-restart';
import type { ProxyConfig, SessionConfig } from './session-config';
import type { SessionRecord } from './session-record';
import { SessionRun } from './session-run';
import { StatusReporter, type StatusView } from './status-reporter';

/** What a power loss or a person has made of a session's record. */
export interface RecordDamage {
  /** For a human: which file, and what to do. */
  reason: string;
  /** True: a new configuration may replace it. */
  repairable: boolean;
}

export interface HostedSessionOptions {
  record: SessionRecord;
  damage: RecordDamage | null;
  engine: SessionEngine;
  passkeys: PasskeySessions;
  folder: string;
  defaultProxy: ProxyConfig | null;
  startTimeoutMs: number;
  publish(session: HostedSession, payload: HostStatusPayload): void;
  /** Its browser is gone; `restartLost` is due, in its turn. */
  onRestartDue(session: HostedSession): void;
}

/** One session, running or not. Its owner calls one method at a time. */
export class HostedSession {
  config: SessionConfig;
  /** While there is some, the session is FAILED and does nothing. */
  damage: RecordDamage | null;
  /** There without being created, until something of it is to be kept. */
  isOffered = false;
  private run: SessionRun | null = null;
  private readonly reporter: StatusReporter;
  private readonly autoRestart: AutoRestart;
  /** Of the last run; shown until the next one begins. */
  private stopped: StatusView = {
    status: SessionStatus.STOPPED,
    data: null,
    passkey: null,
    reason: null,
  };

  constructor(private readonly options: HostedSessionOptions) {
    this.config = options.record.config;
    this.damage = options.damage;
    this.reporter = new StatusReporter(options.record.name, (payload) => {
      options.publish(this, payload);
    });
    this.autoRestart = new AutoRestart(() => {
      options.onRestartDue(this);
    });
  }

  get name(): string {
    return this.options.record.name;
  }

  get engine(): SessionEngine {
    return this.options.engine;
  }

  /** True until it is stopped, also when it failed. */
  get running(): boolean {
    return this.run !== null;
  }

  get view(): StatusView {
    if (this.damage) {
      const { reason } = this.damage;
      return { ...this.stopped, status: SessionStatus.FAILED, reason };
    }
    return this.run?.view() ?? this.stopped;
  }

  /** @throws EngineRequestError with the damage of its record */
  assertReadable(): void {
    if (this.damage) {
      throw new EngineRequestError(this.damage.reason);
    }
  }

  /** @throws EngineRequestError when it runs already, or cannot */
  assertStartable(): void {
    this.assertReadable();
    if (this.run && this.view.status !== SessionStatus.FAILED) {
      throw new EngineRequestError(
        `Session '${this.name}' is already started.`,
      );
    }
  }

  get qr(): string | null {
    return this.run?.qr ?? null;
  }

  get awaitsQr(): boolean {
    return this.run?.awaitsQr ?? false;
  }

  get me(): Me | null {
    return this.run?.me ?? null;
  }

  /** Null unless the last pairing code must not be shown any longer. */
  get pairingCodeNotice(): PairingCodeNotice | null {
    const { status, data } = this.view;
    return status === SessionStatus.SCAN_QR_CODE && data !== null
      ? (data as PairingCodeData).pairingCode
      : null;
  }

  async readEngineInfo(): Promise<EngineInfo | null> {
    return (await this.run?.engine.readInfo?.()) ?? null;
  }

  /** @throws EngineRequestError when it does not run, or has no page */
  async screenshot(): Promise<Buffer> {
    if (!this.run?.engine.screenshot) {
      throw new EngineRequestError(
        this.run
          ? `The engine ${this.engine.name} has no page to take a picture of.`
          : 'This session is not running. Start it, then try again.',
      );
    }
    return this.run.engine.screenshot();
  }

  get capabilities(): EngineCapabilities {
    const declared = this.options.engine.capabilities;
    return this.run
      ? { ...declared, passkey: this.run.engine.driver.capability }
      : declared;
  }

  requestCode(phoneNumber: string, signal: AbortSignal): Promise<string> {
    if (!this.run) {
      throw new Error('Only a running session can ask for a code.');
    }
    return this.run.engine.requestCode(phoneNumber, signal);
  }

  /**
   * Does nothing when it runs; a run that shows FAILED is replaced, also when
   * only its attempt failed and the engine goes on.
   */
  async start(): Promise<void> {
    if (this.view.status === SessionStatus.FAILED) {
      await this.end('stop', PasskeyReasonCode.SESSION_STOPPED);
    }
    if (this.run) {
      return;
    }
    const { engine, passkeys, folder, defaultProxy, startTimeoutMs } =
      this.options;
    const engineRun = engine.createRun({
      session: this.name,
      folder,
      proxy: this.config.proxy ?? defaultProxy,
    });
    const run = new SessionRun({
      engine: engineRun,
      passkey: passkeys.attach(this.name, engineRun.driver),
      startTimeoutMs,
      onChange: (what) => {
        if (what === 'qr' && run.view().status === SessionStatus.SCAN_QR_CODE) {
          this.reporter.repeat(run.view());
        } else {
          this.reporter.report(run.view());
        }
        if (run.isLost) {
          this.autoRestart.schedule();
        }
      },
    });
    this.run = run;
    this.reporter.report(run.view());
    run.start();
  }

  /** Does nothing when someone else has ended that run meanwhile. */
  async restartLost(): Promise<void> {
    if (this.run?.isLost) {
      await this.end('stop', PasskeyReasonCode.SESSION_STOPPED, 'quietly');
      await this.start();
    }
  }

  /** Does nothing when it does not run. */
  async stop(): Promise<void> {
    await this.end('stop', PasskeyReasonCode.SESSION_STOPPED);
  }

  /** Stops it and forgets the account. */
  async logout(): Promise<void> {
    await this.end('logout', PasskeyReasonCode.LOGGED_OUT);
    await this.options.engine.forget({
      session: this.name,
      folder: this.options.folder,
    });
  }

  private async end(
    how: 'stop' | 'logout',
    reason: PasskeyReasonCode,
    quietly?: 'quietly',
  ): Promise<void> {
    this.autoRestart.cancel();
    const { run } = this;
    if (!run) {
      return;
    }
    try {
      await run.end(how, reason);
    } finally {
      this.stopped = run.view();
      this.options.passkeys.detach(this.name, reason);
      if (!quietly) {
        // Whose session it was is part of that event.
        this.reporter.report(this.stopped);
      }
      this.run = null;
    }
  }
}
