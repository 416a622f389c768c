const firstMs = 500;
const longestMs = 30_000;

/**
 * How long to wait after so many connections in a row that did not last:
 * doubled each time, and spread, so that clients do not come back as one.
 */
export function toBackOffMs(failures: number, random = Math.random()): number {
  const ms = Math.min(longestMs, firstMs * 2 ** Math.min(failures, 16));
  return ms / 2 + (ms / 2) * random;
}
