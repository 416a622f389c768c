import { PasskeyError, PasskeyErrorCode } from '@waha-passkey/contract';

/** An order the page has not acknowledged yet; the test decides when it does. */
export class HeldOrder {
  /** Fulfils when the driver was given the order. */
  readonly started: Promise<void>;
  readonly #released: Promise<void>;
  #start!: () => void;
  #release!: () => void;
  #fail!: (error: Error) => void;

  constructor() {
    this.started = new Promise((resolve) => (this.#start = resolve));
    this.#released = new Promise((resolve, reject) => {
      this.#release = resolve;
      this.#fail = reject;
    });
    this.#released.catch(() => undefined);
  }

  release(): void {
    this.#release();
  }

  fail(error: Error): void {
    this.#fail(error);
  }

  /** The driver's side: waits for the test, gives up on `signal`. */
  async wait(signal: AbortSignal): Promise<void> {
    this.#start();
    let giveUp!: () => void;
    const aborted = new Promise<never>((_, reject) => {
      giveUp = () =>
        reject(
          new PasskeyError(
            PasskeyErrorCode.PAGE_TIMEOUT,
            'The page did not acknowledge in time.',
          ),
        );
      signal.addEventListener('abort', giveUp, { once: true });
      if (signal.aborted) giveUp();
    });
    try {
      await Promise.race([this.#released, aborted]);
    } finally {
      signal.removeEventListener('abort', giveUp);
    }
  }
}
