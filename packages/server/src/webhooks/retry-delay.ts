import type { RetriesConfig } from '../sessions/session-config';

/** WAHA's defaults for `retries`. */
const defaultRetries: Required<RetriesConfig> = {
  policy: 'constant',
  delaySeconds: 2,
  attempts: 15,
};

/** `null` and undefined, which a body may hold, count as not set. */
export function toRetries(
  config: RetriesConfig | null | undefined,
): Required<RetriesConfig> {
  return {
    policy: config?.policy ?? defaultRetries.policy,
    delaySeconds: config?.delaySeconds ?? defaultRetries.delaySeconds,
    attempts: config?.attempts ?? defaultRetries.attempts,
  };
}

/** Far below what a timer of Node can count; it fires at once beyond. */
const MAX_DELAY_MS = 3_600_000;

/** Milliseconds before retry number `attempt`, counted from 1; an hour at most. */
export function retryDelayMs(
  retries: Required<RetriesConfig>,
  attempt: number,
  random: () => number = Math.random,
): number {
  return Math.min(toDelayMs(retries, attempt, random), MAX_DELAY_MS);
}

function toDelayMs(
  retries: Required<RetriesConfig>,
  attempt: number,
  random: () => number,
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
