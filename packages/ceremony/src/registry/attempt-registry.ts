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

/**
 * The live attempts of a process, each until its next deadline. Every other
 * clock of a ceremony runs here, too: nothing else in this package has a timer.
 */
export class AttemptRegistry {
  readonly clock: Clock;
  readonly #queue: DeadlineQueue;
  /** Looked up far more often than they change: a map is the faster one. */
  readonly #attempts = new Map<string, RegisteredAttempt>();
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
    const { attemptId } = attempt;
    this.#attempts.set(attemptId, attempt);
    this.#queue.put({
      id: toAppointmentId(attemptId),
      due,
      onDue: () => {
        this.#attempts.delete(attemptId);
        onDue();
      },
    });
  }

  release(attemptId: string): void {
    this.#attempts.delete(attemptId);
    this.#queue.remove(toAppointmentId(attemptId));
  }

  find(attemptId: string): RegisteredAttempt | null {
    return this.#attempts.get(attemptId) ?? null;
  }

  /** Bounds a wait to `timeoutMs`; `late` becomes the reason of its end. */
  bound(timeoutMs: number, late: () => Error): BoundedWait {
    const controller = new AbortController();
    this.#waits += 1;
    const id = `${WAIT}${this.#waits}` as const;
    const due = this.clock.monotonicMs() + timeoutMs;
    const onDue = (): void => controller.abort(late());
    this.#queue.put({ id, due, onDue });
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
    this.#attempts.clear();
    for (const one of held) if (one.id.startsWith(WAIT)) one.onDue();
  }
}

const WAIT = 'wait/';

function toAppointmentId(attemptId: string): Appointment['id'] {
  return `attempt/${attemptId}`;
}
