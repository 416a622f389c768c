import { PasskeyError, PasskeyErrorCode } from '@waha-passkey/contract';
import type { SubmitLimits } from '../submit-limits';

const MINUTE_MS = 60_000;

/** Refuses before anything is parsed; one for each session. */
export class SubmitLimiter {
  private readonly limits: SubmitLimits;
  /** When the submits of the last minute came, oldest first. */
  private readonly recent: number[] = [];
  private attemptId: string | null = null;
  private invalid = 0;

  constructor(limits: SubmitLimits) {
    this.limits = limits;
  }

  /** Counts a submit for this attempt, or throws that it is one too many. */
  admit(attemptId: string, now: number, expiresAt: number): void {
    if (this.countInvalid(attemptId) >= this.limits.invalidPerChallenge) {
      throw createLimitError(
        attemptId,
        `No more assertions are taken for this challenge: ${this.invalid} were invalid. Renew the passkey request for a fresh one.`,
        { retryAfterMs: expiresAt - now, retryable: false },
      );
    }
    let [oldest] = this.recent;
    while (oldest !== undefined && now - oldest >= MINUTE_MS) {
      this.recent.shift();
      [oldest] = this.recent;
    }
    if (oldest !== undefined && this.recent.length >= this.limits.perMinute) {
      throw createLimitError(
        attemptId,
        `At most ${this.limits.perMinute} assertions a minute are taken. Wait, then submit again.`,
        { retryAfterMs: oldest + MINUTE_MS - now, retryable: true },
      );
    }
    this.recent.push(now);
  }

  /** Returns whether another submit for this challenge will be looked at. */
  recordInvalid(attemptId: string): boolean {
    this.invalid = this.countInvalid(attemptId) + 1;
    this.attemptId = attemptId;
    return this.invalid < this.limits.invalidPerChallenge;
  }

  countInvalid(attemptId: string): number {
    return this.attemptId === attemptId ? this.invalid : 0;
  }
}

function createLimitError(
  attemptId: string,
  message: string,
  { retryAfterMs, retryable }: { retryAfterMs: number; retryable: boolean },
): PasskeyError {
  return new PasskeyError(PasskeyErrorCode.RATE_LIMITED, message, {
    attemptId,
    retryAfterMs: Math.max(1, Math.ceil(retryAfterMs)),
    retryable,
  });
}
