import { PasskeyError, PasskeyErrorCode } from '@waha-passkey/contract';

const minuteMs = 60_000;

/** At most so many uses in any minute; times are monotonic milliseconds. */
export class MinuteLimit {
  private recent: number[] = [];

  constructor(private readonly perMinute: number) {}

  /** Counts a use, or throws `PASSKEY_RATE_LIMITED` with `message`. */
  admit(now: number, message: string): void {
    this.forgetOld(now);
    const [oldest] = this.recent;
    if (oldest === undefined || this.recent.length < this.perMinute) {
      this.recent.push(now);
      return;
    }
    throw new PasskeyError(PasskeyErrorCode.RATE_LIMITED, message, {
      retryAfterMs: oldest + minuteMs - now,
      retryable: true,
    });
  }

  /** Whether no use of the last minute is left. */
  isIdle(now: number): boolean {
    this.forgetOld(now);
    return this.recent.length === 0;
  }

  private forgetOld(now: number): void {
    this.recent = this.recent.filter((use) => now - use < minuteMs);
  }
}
