import type { Clock } from '../clock';

/** Smaller differences are the two clocks' own rounding and slow drift. */
const STEP_MS = 250;

/**
 * Shows humans when something on the monotonic clock happens. When somebody
 * sets the wall clock, the times shown move with it.
 */
export class WallTime {
  private readonly clock: Clock;
  private offsetMs: number;

  constructor(clock: Clock) {
    this.clock = clock;
    this.offsetMs = clock.wallMs() - clock.monotonicMs();
  }

  /** Epoch milliseconds of `instant`. */
  at(instant: number): number {
    const offsetMs = this.clock.wallMs() - this.clock.monotonicMs();
    if (Math.abs(offsetMs - this.offsetMs) >= STEP_MS) {
      this.offsetMs = offsetMs;
    }
    return Math.round(instant + this.offsetMs);
  }
}
