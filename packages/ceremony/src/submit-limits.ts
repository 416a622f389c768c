export interface SubmitLimits {
  /** Submits a minute and session that are checked at all. */
  perMinute: number;
  /** Invalid submits a challenge; then only a fresh challenge helps. */
  invalidPerChallenge: number;
}

export const defaultLimits: SubmitLimits = {
  perMinute: 10,
  invalidPerChallenge: 5,
};
