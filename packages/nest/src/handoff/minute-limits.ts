import { MinuteLimit } from './minute-limit';

/** More keys than this are not kept: the oldest ones are forgotten first. */
const maxKeys = 10_000;

/** One limit for each key, such as a session or an address. */
export class MinuteLimits {
  private readonly byKey = new Map<string, MinuteLimit>();

  constructor(private readonly perMinute: number) {}

  /** Keys that are kept. */
  get size(): number {
    return this.byKey.size;
  }

  /** Counts a use of `key`, or throws `PASSKEY_RATE_LIMITED`. */
  admit(key: string, now: number, message: string): void {
    const limit = this.byKey.get(key) ?? this.add(key, now);
    limit.admit(now, message);
  }

  private add(key: string, now: number): MinuteLimit {
    for (const [known, limit] of this.byKey) {
      if (!limit.isIdle(now)) break;
      this.byKey.delete(known);
    }
    const [oldest] = this.byKey.keys();
    if (oldest !== undefined && this.byKey.size >= maxKeys) {
      this.byKey.delete(oldest);
    }
    const limit = new MinuteLimit(this.perMinute);
    this.byKey.set(key, limit);
    return limit;
  }
}
