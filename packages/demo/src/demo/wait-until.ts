import { setTimeout as wait } from 'node:timers/promises';

/** Until that moment, given as epoch milliseconds, has passed. */
export async function waitUntil(
  epochMs: number,
  signal: AbortSignal,
): Promise<void> {
  const leftMs = epochMs - Date.now();
  if (leftMs > 0) await wait(leftMs, undefined, { signal });
}
