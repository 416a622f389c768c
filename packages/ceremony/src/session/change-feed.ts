import type {
  PasskeyAttempt,
  PasskeyLogger,
  PasskeyPhase,
} from '@waha-passkey/contract';
import type { AttemptState } from '../machine/attempt-state';
import { describeTransition } from './describe-transition';

/** One transition; `previousPhase` is null for a new attempt. */
export interface PasskeyChange {
  attempt: PasskeyAttempt;
  previousPhase: PasskeyPhase | null;
}

/** The same, before anybody is shown it; `at` is monotonic. */
export interface Step {
  state: AttemptState;
  previousPhase: PasskeyPhase | null;
  at: number;
}

export interface ChangeFeedOptions {
  session: string;
  logger: PasskeyLogger;
  show: (state: AttemptState) => PasskeyAttempt;
}

/**
 * Tells the log and the listeners each change in order, also those that a
 * listener causes, and whatever another listener throws or does to what it was
 * shown.
 */
export class ChangeFeed {
  readonly #listeners = new Set<(change: PasskeyChange) => void>();
  readonly #options: ChangeFeedOptions;
  readonly #waiting: Step[] = [];
  #telling = false;
  #closed = false;

  constructor(options: ChangeFeedOptions) {
    this.#options = options;
  }

  observe(listener: (change: PasskeyChange) => void): () => void {
    const own = (change: PasskeyChange): void => listener(change);
    this.#listeners.add(own);
    return () => {
      this.#listeners.delete(own);
    };
  }

  add(steps: readonly Step[]): void {
    this.#waiting.push(...steps);
  }

  /** Tells what was added; a listener that causes more is waited for. */
  tell(): void {
    if (this.#telling) return;
    this.#telling = true;
    for (
      let step = this.#waiting.shift();
      step !== undefined;
      step = this.#waiting.shift()
    ) {
      this.#log(step);
      for (const listener of [...this.#listeners]) this.#call(listener, step);
    }
    this.#telling = false;
    if (this.#closed) this.#listeners.clear();
  }

  /** Lets go of the listeners once they know all that was told. */
  close(): void {
    this.#closed = true;
    if (!this.#telling) this.#listeners.clear();
  }

  #log({ state, previousPhase, at }: Step): void {
    const { session, logger } = this.#options;
    logger.info(describeTransition(session, state, previousPhase, at));
  }

  #call(
    listener: (change: PasskeyChange) => void,
    { state, previousPhase }: Step,
  ): void {
    const { session, logger, show } = this.#options;
    const attempt = show(state);
    try {
      listener({ attempt, previousPhase });
    } catch (error) {
      const name = error instanceof Error ? error.name : typeof error;
      logger.error(
        `[${session}] a listener failed on the passkey phase ${state.stage.phase}: ${name}`,
      );
    }
  }
}
