import type { PasskeyLogger } from '@waha-passkey/contract';
import type { Clock } from '../clock';
import { AppointmentIndex, type Appointment } from './appointment-index';

/**
 * `setTimeout` fires at once beyond 2^31 - 1 ms. Far below that, a look at the
 * clock now and then also finds what a suspended machine has slept over.
 */
const LONGEST_TIMER_MS = 60_000;

/** More that are due at once wait for the next turn of the event loop. */
const MOST_PER_TURN = 1_000;

/** Appointments that are kept, with one timer for all of them. */
export class DeadlineQueue {
  readonly #index = new AppointmentIndex();
  readonly #clock: Clock;
  readonly #logger: PasskeyLogger;
  #timer: NodeJS.Timeout | undefined;
  #timerDue = Infinity;

  constructor(clock: Clock, logger: PasskeyLogger) {
    this.#clock = clock;
    this.#logger = logger;
  }

  get size(): number {
    return this.#index.size;
  }

  /**
   * Adds it, or moves the one of that id. One that is put off keeps its place
   * until it would have been due, which costs next to nothing.
   */
  put(appointment: Appointment): void {
    const held = this.#index.get(appointment.id);
    if (held !== undefined && held.due <= appointment.due) {
      held.putOff = appointment;
      return;
    }
    this.#index.put(appointment);
    this.#arm(appointment);
  }

  remove(id: Appointment['id']): void {
    this.#index.remove(id);
    if (this.#index.size === 0) this.#disarm();
  }

  /** Returns what it held. */
  clear(): Appointment[] {
    this.#disarm();
    return this.#index.clear().map((held) => held.putOff ?? held);
  }

  /** Runs what is due by the clock, at most `limit` of them. */
  sweep(limit = Infinity): void {
    const now = this.#clock.monotonicMs();
    for (let run = 0; run < limit; run += 1) {
      const next = this.#index.next();
      if (next === undefined || next.due > now) break;
      this.remove(next.id);
      if (next.putOff) this.#index.put(next.putOff);
      else this.#run(next);
    }
    this.#arm(this.#index.next());
  }

  #run(appointment: Appointment): void {
    try {
      appointment.onDue();
    } catch (error) {
      const name = error instanceof Error ? error.name : typeof error;
      this.#logger.error(`A passkey deadline could not be handled: ${name}`);
    }
  }

  /** A timer that fires too early looks again; only a later one is no use. */
  #arm(next: Appointment | undefined): void {
    if (next === undefined || next.due >= this.#timerDue) return;
    this.#disarm();
    const waitMs = Math.max(0, next.due - this.#clock.monotonicMs());
    this.#timerDue = next.due;
    this.#timer = setTimeout(
      () => {
        this.#disarm();
        this.sweep(MOST_PER_TURN);
      },
      Math.min(Math.ceil(waitMs), LONGEST_TIMER_MS),
    );
    this.#timer.unref();
  }

  #disarm(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#timerDue = Infinity;
  }
}
