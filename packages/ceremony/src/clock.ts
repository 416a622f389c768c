/** Deadlines run on `monotonicMs`; `wallMs` is only shown to humans. */
export interface Clock {
  /** Milliseconds since an arbitrary point; never set back. */
  monotonicMs(): number;
  /** Epoch milliseconds. */
  wallMs(): number;
}

export const systemClock: Clock = {
  monotonicMs: () => performance.now(),
  wallMs: () => Date.now(),
};
