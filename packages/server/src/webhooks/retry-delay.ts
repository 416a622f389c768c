import type { RetriesConfig } from '../sessions/session-config';

/** WAHA's defaults for `retries`. */
export const defaultRetries: Required<RetriesConfig> = {
  policy: 'constant',
  delaySeconds: 2,
  attempts: 15,
};

/** Milliseconds before retry number `attempt`, counted from 1. */
export function retryDelayMs(
  retries: Required<RetriesConfig>,
  attempt: number,
  random: () => number = Math.random,
): number {
  const baseMs = retries.delaySeconds * 1_000;
  switch (retries.policy) {
    case 'constant':
      return baseMs;
    case 'linear':
      return baseMs * attempt;
    case 'exponential':
      return baseMs * 2 ** (attempt - 1) * (1 + 0.2 * random());
  }
}
