import { silentLogger, type PasskeyLogger } from '@waha-passkey/contract';
import { systemClock, type Clock } from '../clock';
import type { Appointment } from './appointment-index';
import { DeadlineQueue } from './deadline-queue';

/** A live attempt and the session it belongs to. */
export interface RegisteredAttempt {
  readonly attemptId: string;
  readonly session: string;
}

/** A wait that ends by itself. */
export interface BoundedWait {
  /** Aborted with the reason given to `bound`, or to `end`. */
  readonly signal: AbortSignal;
  /** Ends the wait; with a reason, whoever waits is told to give up. */
  end(reason?: Error): void;
}

interface Entry extends Appointment {
  readonly attempt: RegisteredAttempt | null;
}

/**
 * The live attempts of a process, each until its next deadline. Every other
 * clock of a ceremony runs here, too: nothing else in this package has a timer.
 */
export class AttemptRegistry {
  readonly clock: Clock;
  readonly #queue: DeadlineQueue<Entry>;
  #waits = 0;

  constructor(options: { clock?: Clock; logger?: PasskeyLogger } = {}) {
    this.clock = options.clock ?? systemClock;
    this.#queue = new DeadlineQueue(this.clock, options.logger ?? silentLogger);
  }

  /** Attempts and waits that are held now. */
  get size(): number {
    return this.#queue.size;
  }

  /** Holds an attempt until `due`, or moves its deadline there. */
  hold(attempt: RegisteredAttempt, due: number, onDue: () => void): void {
    const id = toEntryId(attempt.attemptId);
    this.#queue.put({ id, due, onDue, attempt });
  }

  release(attemptId: string): void {
    this.#queue.remove(toEntryId(attemptId));
  }

  find(attemptId: string): RegisteredAttempt | null {
    return this.#queue.find(toEntryId(attemptId))?.attempt ?? null;
  }

  /** Bounds a wait to `timeoutMs`; `late` becomes the reason of its end. */
  bound(timeoutMs: number, late: () => Error): BoundedWait {
    const controller = new AbortController();
    this.#waits += 1;
    const id = `wait/${this.#waits}` as const;
    const due = this.clock.monotonicMs() + timeoutMs;
    const onDue = (): void => controller.abort(late());
    this.#queue.put({ id, due, onDue, attempt: null });
    return {
      signal: controller.signal,
      end: (reason) => {
        this.#queue.remove(id);
        if (reason !== undefined) controller.abort(reason);
      },
    };
  }

  /** Handles what is due; the timer does so by itself. */
  sweep(): void {
    this.#queue.sweep();
  }

  /** Whoever still waits is told to give up. */
  close(): void {
    const held = this.#queue.clear();
    for (const entry of held) if (entry.attempt === null) entry.onDue();
  }
}

function toEntryId(attemptId: string): Entry['id'] {
  return `attempt/${attemptId}`;
}
