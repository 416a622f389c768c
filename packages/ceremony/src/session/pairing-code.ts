import {
  PairingCodeState as State,
  type PairingCodeNotice,
  type PasskeyLogger,
  type PasskeySignal,
} from '@waha-passkey/contract';

type Listener = (notice: PairingCodeNotice | null) => void;

export interface PairingCodeOptions {
  session: string;
  logger: PasskeyLogger;
}

const messages: Record<PairingCodeNotice['state'], string> = {
  used: 'The phone has accepted the pairing code, and accepts it only once. If linking does not continue, request a new code.',
  expired:
    'WhatsApp no longer accepts the pairing code. Request a new code, or scan the QR code.',
  failed:
    'WhatsApp reports that linking with the pairing code failed. Request a new code, or scan the QR code.',
};

/** Follows whether the pairing code that was shown last is still valid. */
export class PairingCode {
  private readonly listeners = new Set<Listener>();
  private readonly options: PairingCodeOptions;
  private current: PairingCodeNotice | null = null;

  constructor(options: PairingCodeOptions) {
    this.options = options;
  }

  /** Null unless the last code must not be shown any longer. */
  get notice(): PairingCodeNotice | null {
    return this.current;
  }

  /** Calls `listener` for each change. Returns a function that unsubscribes. */
  observe(listener: Listener): () => void {
    const own: Listener = (notice) => listener(notice);
    this.listeners.add(own);
    return () => {
      this.listeners.delete(own);
    };
  }

  onSignal(signal: PasskeySignal): void {
    if (signal.type === 'completed' || signal.type === 'gone') {
      return this.change(null);
    }
    if (signal.type !== 'pairing-code') return;
    const { state } = signal;
    this.change(
      state === State.ISSUED ? null : { state, message: messages[state] },
    );
  }

  close(): void {
    this.listeners.clear();
  }

  private change(notice: PairingCodeNotice | null): void {
    if (notice?.state === this.current?.state) return;
    this.current = notice && Object.freeze(notice);
    if (notice) this.log(notice);
    for (const listener of [...this.listeners]) this.call(listener);
  }

  private log({ state, message }: PairingCodeNotice): void {
    const { session, logger } = this.options;
    logger[state === State.USED ? 'info' : 'warn'](`[${session}] ${message}`);
  }

  private call(listener: Listener): void {
    try {
      listener(this.current);
    } catch (error) {
      const name = error instanceof Error ? error.name : typeof error;
      this.options.logger.error(
        `[${this.options.session}] a listener of the pairing code failed: ${name}`,
      );
    }
  }
}
