import type {
  PasskeyAttempt,
  PasskeyLogger,
  PasskeyPhase,
} from '@waha-passkey/contract';

/** One transition; `previousPhase` is null for a new attempt. */
export interface PasskeyChange {
  attempt: PasskeyAttempt;
  previousPhase: PasskeyPhase | null;
}

/**
 * Tells listeners each change in order, also those that a listener causes, and
 * whatever another listener throws.
 */
export class ChangeFeed {
  readonly #listeners = new Set<(change: PasskeyChange) => void>();
  readonly #logger: PasskeyLogger;
  readonly #waiting: PasskeyChange[] = [];
  #telling = false;
  #closed = false;

  constructor(logger: PasskeyLogger) {
    this.#logger = logger;
  }

  observe(listener: (change: PasskeyChange) => void): () => void {
    const own = (change: PasskeyChange): void => listener(change);
    this.#listeners.add(own);
    return () => {
      this.#listeners.delete(own);
    };
  }

  add(changes: readonly PasskeyChange[]): void {
    this.#waiting.push(...changes);
  }

  /** Tells what was added; a listener that causes more is waited for. */
  tell(): void {
    if (this.#telling) return;
    this.#telling = true;
    for (
      let change = this.#waiting.shift();
      change !== undefined;
      change = this.#waiting.shift()
    ) {
      for (const listener of [...this.#listeners]) this.#call(listener, change);
    }
    this.#telling = false;
    if (this.#closed) this.#listeners.clear();
  }

  /** Lets go of the listeners once they know all that was told. */
  close(): void {
    this.#closed = true;
    if (!this.#telling) this.#listeners.clear();
  }

  #call(
    listener: (change: PasskeyChange) => void,
    { attempt, previousPhase }: PasskeyChange,
  ): void {
    try {
      listener({ attempt: structuredClone(attempt), previousPhase });
    } catch (error) {
      const name = error instanceof Error ? error.name : typeof error;
      this.#logger.error(
        `[${attempt.session}] a listener failed on the passkey phase ${attempt.phase}: ${name}`,
      );
    }
  }
}
