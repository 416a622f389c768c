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

/** The same, before it is shown to anyone; `at` is monotonic. */
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
 * Reports each change to the log and the listeners in order, also those that a
 * listener causes, and whatever another listener throws or does to what it was
 * shown.
 */
export class ChangeFeed {
  private readonly listeners = new Set<(change: PasskeyChange) => void>();
  private readonly options: ChangeFeedOptions;
  private readonly waiting: Step[] = [];
  private emitting = false;
  private closed = false;

  constructor(options: ChangeFeedOptions) {
    this.options = options;
  }

  observe(listener: (change: PasskeyChange) => void): () => void {
    const own = (change: PasskeyChange): void => listener(change);
    this.listeners.add(own);
    return () => {
      this.listeners.delete(own);
    };
  }

  add(steps: readonly Step[]): void {
    this.waiting.push(...steps);
  }

  /** Reports what was added; a change that a listener causes comes after it. */
  emit(): void {
    if (this.emitting) return;
    this.emitting = true;
    for (
      let step = this.waiting.shift();
      step !== undefined;
      step = this.waiting.shift()
    ) {
      this.log(step);
      for (const listener of [...this.listeners]) this.call(listener, step);
    }
    this.emitting = false;
    if (this.closed) this.listeners.clear();
  }

  /** Releases the listeners once everything added is reported. */
  close(): void {
    this.closed = true;
    if (!this.emitting) this.listeners.clear();
  }

  private log({ state, previousPhase, at }: Step): void {
    const { session, logger } = this.options;
    logger.info(describeTransition(session, state, previousPhase, at));
  }

  private call(
    listener: (change: PasskeyChange) => void,
    { state, previousPhase }: Step,
  ): void {
    const { session, logger, show } = this.options;
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
