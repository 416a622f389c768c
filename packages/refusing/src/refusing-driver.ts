import {
  parseChallenge,
  PasskeyError,
  PasskeyErrorCode,
  ReplayBuffer,
  type EngineName,
  type PasskeyCapability,
  type PasskeyChallenge,
  type PasskeyDriver,
  type PasskeyLogger,
  type PasskeyReason,
  type PasskeyReasonCode,
  type PasskeySignal,
} from '@waha-passkey/contract';

/**
 * A driver that sees the gate and cannot answer it: it reports, and every
 * command is refused with the same error. What an engine calls here never throws: options
 * that cannot be read and listeners that fail are logged, without content.
 */
export abstract class RefusingDriver implements PasskeyDriver {
  private readonly listeners = new Set<(signal: PasskeySignal) => void>();
  private readonly replayed = new ReplayBuffer();
  private gate: 'none' | 'up' | 'failed' = 'none';
  private challenge: PasskeyChallenge | null = null;
  private failureToReport = false;

  constructor(
    readonly engine: EngineName,
    readonly capability: PasskeyCapability,
    protected readonly logger: PasskeyLogger,
  ) {}

  /** WhatsApp asked for a passkey since the newest start. */
  get gateSeen(): boolean {
    return this.gate !== 'none';
  }

  /** Why the session has to end FAILED; null when no gate ended it. */
  get failure(): PasskeyReason | null {
    return this.gate === 'failed' ? this.capability.reason : null;
  }

  observe(listener: (signal: PasskeySignal) => void): () => void {
    const own = (signal: PasskeySignal): void => this.call(listener, signal);
    for (const signal of this.replayed.all) own(signal);
    this.listeners.add(own);
    return () => {
      this.listeners.delete(own);
    };
  }

  deliver(): Promise<void> {
    return this.refuse();
  }

  expire(): Promise<void> {
    return this.refuse();
  }

  confirm(): Promise<void> {
    return this.refuse();
  }

  reject(): Promise<void> {
    return this.refuse();
  }

  cancel(): Promise<void> {
    return this.refuse();
  }

  renew(): Promise<void> {
    return this.refuse();
  }

  /** The message every command is refused with. */
  protected get refusal(): string {
    const { reason } = this.capability;
    return reason?.message ?? `${this.engine} cannot answer a passkey here.`;
  }

  /** `cause` is the engine's word for it; `options` are as it came by them. */
  protected raiseGate(cause: string, options: unknown): void {
    const challenge = this.readChallenge(cause, options);
    const known = challenge?.challenge === this.challenge?.challenge;
    if (this.gate === 'up' && (challenge === null || known)) return;
    this.logger.warn(`WhatsApp asks for a passkey (${cause}). ${this.refusal}`);
    this.gate = 'up';
    this.challenge = challenge;
    this.report({ type: 'gate', kind: 'linking', challenge });
  }

  /** The device is linked all the same. */
  protected passGate(): void {
    if (this.gate !== 'up') return;
    this.gate = 'none';
    this.challenge = null;
    this.report({ type: 'completed' });
  }

  /**
   * The engine gave up under the gate. The report waits for the end of this
   * turn: the host receives the same event and sets its status first, so that
   * the session is never seen back at SCAN_QR_CODE in between.
   */
  protected failGate(): void {
    if (this.gate !== 'up') return;
    this.gate = 'failed';
    this.challenge = null;
    this.failureToReport = true;
    queueMicrotask(() => this.reportFailure());
  }

  /** A new start: a gate still up fails, an older one is forgotten. */
  protected forgetGate(): void {
    this.failGate();
    this.reportFailure();
    this.gate = 'none';
  }

  /** The session ends, and an open gate with it. */
  protected leaveGate(reason: PasskeyReasonCode): void {
    const open = this.gate === 'up';
    this.reportFailure();
    this.gate = 'none';
    this.challenge = null;
    if (open) this.report({ type: 'gone', reason });
  }

  private readChallenge(
    cause: string,
    options: unknown,
  ): PasskeyChallenge | null {
    if (options === undefined || options === null) return null;
    try {
      return parseChallenge(options);
    } catch (error) {
      const fault = error instanceof TypeError ? error.message : 'unknown';
      this.logger.warn(`Malformed options in ${cause}: ${fault}.`);
      return null;
    }
  }

  private reportFailure(): void {
    if (!this.failureToReport) return;
    this.failureToReport = false;
    this.report({
      type: 'failed',
      reason: 'ENGINE_UNSUPPORTED',
      retryable: false,
    });
  }

  private report(signal: PasskeySignal): void {
    this.replayed.add(signal);
    for (const listener of [...this.listeners]) listener(signal);
  }

  private call(
    listener: (signal: PasskeySignal) => void,
    signal: PasskeySignal,
  ): void {
    try {
      listener(signal);
    } catch (error) {
      const cause = error instanceof Error ? error.name : typeof error;
      this.logger.error(
        `A listener failed on the signal ${signal.type} of ${this.engine} (${cause}).`,
      );
    }
  }

  private refuse(): Promise<void> {
    return Promise.reject(
      new PasskeyError(PasskeyErrorCode.ENGINE_UNSUPPORTED, this.refusal),
    );
  }
}
