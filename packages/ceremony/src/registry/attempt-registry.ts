import { silentLogger, type PasskeyLogger } from '@waha-passkey/contract';
import { systemClock, type Clock } from '../clock';
import { Deadlines, type Deadline } from './deadlines';

/** A live attempt and the session it belongs to. */
export interface RegisteredAttempt {
  readonly attemptId: string;
  readonly session: string;
}

/** A wait that ends by itself. */
export interface BoundedWait {
  /** Aborted with the reason given to `bound`, or to `end`. */
  readonly signal: AbortSignal;
  /** Ends the wait; with a reason, the signal is aborted. */
  end(reason?: Error): void;
}

/**
 * The live attempts of a process, each until its next deadline. Every other
 * clock of a ceremony runs here, too: nothing else in this package has a timer.
 */
export class AttemptRegistry {
  readonly clock: Clock;
  private readonly logger: PasskeyLogger;
  /** Made with the first deadline: most processes start without one. */
  private deadlines: Deadlines | null = null;
  /** Looked up far more often than they change: a map is the faster one. */
  private readonly attempts = new Map<string, RegisteredAttempt>();
  private waits = 0;

  constructor(options: { clock?: Clock; logger?: PasskeyLogger } = {}) {
    this.clock = options.clock ?? systemClock;
    this.logger = options.logger ?? silentLogger;
  }

  /** Attempts and waits that are held now. */
  get size(): number {
    return this.deadlines?.size ?? 0;
  }

  /** Holds an attempt until `due`, or moves its deadline there. */
  hold(attempt: RegisteredAttempt, due: number, onDue: () => void): void {
    const { attemptId } = attempt;
    this.attempts.set(attemptId, attempt);
    this.schedule({
      id: toDeadlineId(attemptId),
      due,
      onDue: () => {
        this.attempts.delete(attemptId);
        onDue();
      },
    });
  }

  release(attemptId: string): void {
    this.attempts.delete(attemptId);
    this.deadlines?.remove(toDeadlineId(attemptId));
  }

  find(attemptId: string): RegisteredAttempt | null {
    return this.attempts.get(attemptId) ?? null;
  }

  /** Bounds a wait to `timeoutMs`; `late` becomes the reason of its end. */
  bound(timeoutMs: number, late: () => Error): BoundedWait {
    const controller = new AbortController();
    this.waits += 1;
    const id = `${WAIT}${this.waits}` as const;
    const due = this.clock.monotonicMs() + timeoutMs;
    const onDue = (): void => controller.abort(late());
    this.schedule({ id, due, onDue });
    return {
      signal: controller.signal,
      end: (reason) => {
        this.deadlines?.remove(id);
        if (reason !== undefined) controller.abort(reason);
      },
    };
  }

  /** Handles what is due; the timer does so by itself. */
  sweep(): void {
    this.deadlines?.sweep();
  }

  /** Aborts every wait that is still running. */
  close(): void {
    const held = this.deadlines?.clear() ?? [];
    this.attempts.clear();
    for (const { id, onDue } of held) if (id.startsWith(WAIT)) onDue();
  }

  private schedule(deadline: Deadline): void {
    this.deadlines ??= new Deadlines(this.clock, this.logger);
    this.deadlines.set(deadline);
  }
}

const WAIT = 'wait/';

function toDeadlineId(attemptId: string): Deadline['id'] {
  return `attempt/${attemptId}`;
}
