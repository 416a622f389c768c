/** A timer that is set further ahead fires at once. */
const longestTimerMs = 2 ** 31 - 1;

/** Thrown inside the client only; the caller reads a `NetworkError`. */
export class DeadlineError extends Error {
  override readonly name = 'DeadlineError';
}

/**
 * Runs `work` with a signal that aborts at the deadline or with the caller's
 * own signal. Rejects then, whether or not the work obeys; leaves no timer.
 */
export async function withinDeadline<T>(
  timeoutMs: number,
  signal: AbortSignal | undefined,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  signal?.throwIfAborted();
  const controller = new AbortController();
  const follow = () => controller.abort(signal?.reason);
  signal?.addEventListener('abort', follow, { once: true });
  const timer = setTimeout(
    () => controller.abort(new DeadlineError()),
    Math.min(timeoutMs, longestTimerMs),
  );
  try {
    return await Promise.race([
      work(controller.signal),
      rejectOnAbort(controller.signal),
    ]);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', follow);
  }
}

function rejectOnAbort(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), {
      once: true,
    });
  });
}

/** Throws a `TypeError`; no deadline at all is not offered. */
export function assertTimeout(timeoutMs: number): void {
  if (timeoutMs > 0) return;
  throw new TypeError(`timeoutMs must be more than 0, not ${timeoutMs}.`);
}
