/** As WAHA: a browser that was killed may have been in the way of others. */
const FIRST_DELAY_MS = 2_000;

const LONGEST_DELAY_MS = 300_000;

/** A session that ran for so long has got over what ended it before. */
const STEADY_MS = 60_000;

/** Starts a session again that lost its browser: less often, if that repeats. */
export class AutoRestart {
  private timer: NodeJS.Timeout | undefined;
  private failures = 0;
  private restartedAt = -Infinity;

  constructor(private readonly restart: () => void) {}

  /** Does nothing when it is scheduled already. */
  schedule(): void {
    if (this.timer !== undefined) {
      return;
    }
    if (performance.now() - this.restartedAt > STEADY_MS) {
      this.failures = 0;
    }
    const delayMs = FIRST_DELAY_MS * 2 ** this.failures;
    this.failures += 1;
    this.timer = setTimeout(
      () => {
        this.timer = undefined;
        this.restartedAt = performance.now();
        this.restart();
      },
      Math.min(delayMs, LONGEST_DELAY_MS),
    );
  }

  cancel(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }
}
