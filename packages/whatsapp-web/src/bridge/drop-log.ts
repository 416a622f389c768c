import type { PasskeyLogger } from '@waha-passkey/contract';

const minuteMs = 60_000;

/** Counts what is dropped: one line at the first, then at most one a minute. */
export class DropLog {
  private readonly counts = new Map<string, number>();
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly logger: PasskeyLogger) {}

  /** `why` completes "messages of the page were dropped: …". */
  add(why: string): void {
    this.counts.set(why, (this.counts.get(why) ?? 0) + 1);
    if (this.timer === undefined) this.write();
  }

  stop(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (this.counts.size > 0) this.write();
    clearTimeout(this.timer);
  }

  private write(): void {
    const counts = [...this.counts].map(([why, count]) => `${count} ${why}`);
    this.counts.clear();
    this.logger.warn(
      `passkey: messages of the page were dropped: ${counts.join(', ')}`,
    );
    this.timer = setTimeout(() => {
      this.timer = undefined;
      if (this.counts.size > 0) this.write();
    }, minuteMs).unref();
  }
}
