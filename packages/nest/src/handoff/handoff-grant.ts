import type { HandoffLimits } from './handoff-limits';
import { MinuteLimit } from './minute-limit';

/** How long an outcome is shown that the page has not asked for yet. */
const outcomeMs = 60_000;
/** An answer that was given once may have been lost on its way. */
const repeatMs = 5_000;

/** What a link opens, and for how long. Times are monotonic milliseconds. */
export class HandoffGrant {
  invalidSubmits = 0;
  /** An assertion came this way: it may be followed to its end. */
  accepted = false;
  /** Its attempt was cancelled. */
  cancelled = false;
  readonly renewals: MinuteLimit;
  readonly transfers: MinuteLimit;
  private running = 0;
  private outcomeUntil = 0;

  constructor(
    readonly session: string,
    public attemptId: string,
    readonly until: number,
    limits: HandoffLimits,
  ) {
    this.renewals = new MinuteLimit(limits.renewalsPerMinute);
    this.transfers = new MinuteLimit(limits.transfersPerMinute);
  }

  /** Whether its holder may act. */
  isUsable(now: number): boolean {
    return this.accepted || now < this.until;
  }

  /** Whether its holder may look: also at an outcome that came after the end. */
  isReadable(now: number): boolean {
    const awaitsOutcome = this.running > 0 || now < this.outcomeUntil;
    return awaitsOutcome || this.isUsable(now);
  }

  /** An action began; it may outlive the link. */
  begin(): void {
    this.running += 1;
  }

  end(now: number): void {
    this.running -= 1;
    this.outcomeUntil = now + outcomeMs;
  }

  /** Its holder looked. */
  markRead(now: number): void {
    this.outcomeUntil = Math.min(this.outcomeUntil, now + repeatMs);
  }
}
