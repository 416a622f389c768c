/** Time that stands still until a test moves it; fits `ceremony`'s `Clock`. */
export class ManualClock {
  #monotonicMs: number;
  #wallMs: number;

  constructor(o: { monotonicMs?: number; wallMs?: number } = {}) {
    this.#monotonicMs = o.monotonicMs ?? 5_000;
    this.#wallMs = o.wallMs ?? Date.UTC(2026, 6, 15, 12);
  }

  monotonicMs(): number {
    return this.#monotonicMs;
  }

  wallMs(): number {
    return this.#wallMs;
  }

  /** Time passes, on both clocks. */
  advance(ms: number): void {
    this.#monotonicMs += ms;
    this.#wallMs += ms;
  }

  /** Somebody sets the wall clock; no time passes. */
  setWallBy(ms: number): void {
    this.#wallMs += ms;
  }
}
