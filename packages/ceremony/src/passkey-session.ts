import {
  PasskeyError,
  PasskeyErrorCode,
  SessionStatus,
  silentLogger,
  type PairingCodeNotice,
  type PasskeyAttempt,
  type PasskeyCapability,
  type PasskeyChallenge,
  type PasskeyConfirmation,
  type PasskeyDriver,
  type PasskeyLogger,
  type PasskeyReasonCode,
  type PasskeySignal,
  type SessionStatusData,
} from '@waha-passkey/contract';
import { toReason } from './reasons';
import type { AttemptRegistry } from './registry/attempt-registry';
import { Ceremony } from './session/ceremony';
import type { PasskeyChange } from './session/change-feed';
import { freezeData } from './session/freeze-data';
import { holdStatus } from './session/hold-status';
import { HumanActions } from './session/human-actions';
import { isUnanswerable, type NamedAttempt } from './session/named-attempt';
import { PairingCode } from './session/pairing-code';
import {
  createClosedError,
  createNothingPendingError,
  createNotPendingError,
  createUnsupportedError,
} from './session/state-errors';
import { Submissions } from './session/submissions';
import { SubmitLimiter } from './session/submit-limiter';
import { defaultLimits, type SubmitLimits } from './submit-limits';
import { defaultTimeouts, type CeremonyTimeouts } from './timeouts';

export interface PasskeySessionOptions {
  session: string;
  driver: PasskeyDriver;
  registry: AttemptRegistry;
  timeouts?: Partial<CeremonyTimeouts>;
  limits?: Partial<SubmitLimits>;
  logger?: PasskeyLogger;
}

/** What a session shows to its clients. */
export interface PasskeyStatus {
  status: SessionStatus;
  data: SessionStatusData;
  /** The newest attempt; null if there was none since the session started. */
  passkey: PasskeyAttempt | null;
}

/** One running engine session, and the passkey ceremonies it goes through. */
export class PasskeySession {
  readonly session: string;
  readonly driver: PasskeyDriver;
  private readonly ceremony: Ceremony;
  private readonly submissions: Submissions;
  private readonly humans: HumanActions;
  private readonly pairingCode: PairingCode;
  private readonly unsubscribe: () => void;

  constructor(options: PasskeySessionOptions) {
    const { session, driver, registry, logger = silentLogger } = options;
    this.session = session;
    this.driver = driver;
    this.ceremony = new Ceremony({
      session,
      driver,
      registry,
      logger,
      timeouts: { ...defaultTimeouts, ...options.timeouts },
    });
    this.submissions = new Submissions(
      this.ceremony,
      new SubmitLimiter({ ...defaultLimits, ...options.limits }),
    );
    this.humans = new HumanActions(this.ceremony);
    this.pairingCode = new PairingCode({ session, logger });
    this.unsubscribe = driver.observe((signal) => this.see(signal));
  }

  get capability(): PasskeyCapability {
    return this.driver.capability;
  }

  /** The newest attempt, also after its end; a fresh object each time. */
  get attempt(): PasskeyAttempt | null {
    const { attempt } = this.ceremony;
    return attempt === null ? null : this.ceremony.show(attempt);
  }

  /** The request options as WhatsApp sent them. Changes nothing. */
  challenge(): PasskeyChallenge {
    const { attempt, now } = this.ceremony;
    if (attempt === null) throw this.createNothingPendingError();
    const { stage, call } = attempt;
    if (call !== null && stage.phase === 'delivering') return call.challenge;
    if (call !== null && stage.phase === 'awaiting-assertion') {
      if (now < stage.due) return call.challenge;
      throw new PasskeyError(
        PasskeyErrorCode.NOT_PENDING,
        toReason('CHALLENGE_EXPIRED', attempt.kind).message,
        { attemptId: attempt.attemptId },
      );
    }
    if (isUnanswerable(this.ceremony, attempt)) {
      throw createUnsupportedError(this.capability);
    }
    throw createNotPendingError(attempt);
  }

  /** The code that a human compares. Changes nothing. */
  confirmation(): PasskeyConfirmation {
    const { attempt } = this.ceremony;
    if (attempt === null) throw this.createNothingPendingError();
    const { stage } = attempt;
    if (stage.phase === 'awaiting-confirmation') return { code: stage.code };
    if (isUnanswerable(this.ceremony, attempt)) {
      throw createUnsupportedError(this.capability);
    }
    throw createNotPendingError(attempt);
  }

  /**
   * Checks an assertion and hands it to the page. Fulfils once the page has
   * acknowledged it, also for the same bytes again; rejects with a
   * `PasskeyError` that says whether the same attempt can still succeed. Pass
   * `undefined` for a body that is not JSON.
   */
  async submit(body: unknown, named: NamedAttempt = {}): Promise<void> {
    await this.submissions.submit(body, named);
  }

  /** A human says that both codes are equal. */
  async confirm(named: NamedAttempt = {}): Promise<void> {
    await this.humans.confirm(named);
  }

  /** A human says that the codes differ. */
  async reject(named: NamedAttempt = {}): Promise<void> {
    await this.humans.reject(named);
  }

  /**
   * Leaves the gate: the engine offers a QR code again. A checkpoint cannot be
   * left without unlinking the device: there only the attempt ends.
   */
  async cancel(named: NamedAttempt = {}): Promise<void> {
    await this.humans.cancel(named);
  }

  /**
   * Begins a new attempt, in place of one that waits for its assertion or after
   * one that ended and is retryable: the page asks again, with a fresh challenge.
   */
  async renew(named: NamedAttempt = {}): Promise<void> {
    await this.humans.renew(named);
  }

  /**
   * Calls `listener` synchronously for each transition, in order. Returns a
   * function that unsubscribes.
   */
  observe(listener: (change: PasskeyChange) => void): () => void {
    return this.ceremony.observe(listener);
  }

  /** Why the last pairing code must not be shown any longer; null unless so. */
  get pairingCodeNotice(): PairingCodeNotice | null {
    return this.pairingCode.notice;
  }

  /** Calls `listener` for each change of it. Returns a function that unsubscribes. */
  observePairingCode(
    listener: (notice: PairingCodeNotice | null) => void,
  ): () => void {
    return this.pairingCode.observe(listener);
  }

  /** What to show instead of the host's own status, and next to it. */
  statusOver(host: SessionStatus): PasskeyStatus {
    const held = holdStatus(this.ceremony.attempt, host);
    return {
      status: held?.status ?? host,
      data: held ? held.data : this.dataOf(host),
      passkey: this.attempt,
    };
  }

  /** Ends the attempt and releases driver, timers and listeners. */
  close(reason: PasskeyReasonCode = 'SESSION_STOPPED'): void {
    this.unsubscribe();
    this.ceremony.close(reason);
    this.pairingCode.close();
  }

  /** While a pairing code can be used, there is one to be withdrawn, too. */
  private dataOf(host: SessionStatus): SessionStatusData {
    const { notice } = this.pairingCode;
    return notice && host === SessionStatus.SCAN_QR_CODE
      ? { pairingCode: notice }
      : null;
  }

  /** Never throws into the engine. */
  private see(signal: PasskeySignal): void {
    try {
      this.ceremony.apply(freezeData(signal));
      this.pairingCode.onSignal(signal);
    } catch (error) {
      const name = error instanceof Error ? error.name : typeof error;
      this.ceremony.logger.error(
        `[${this.session}] a passkey signal of the engine could not be read: ${name}`,
      );
    }
  }

  private createNothingPendingError(): PasskeyError {
    if (this.ceremony.closed) return createClosedError(this.session);
    return this.capability.supported
      ? createNothingPendingError()
      : createUnsupportedError(this.capability);
  }
}
