import {
  isPasskeyError,
  PasskeyError,
  PasskeyErrorCode,
} from '@waha-passkey/contract';

/**
 * Settles with `work`, or rejects when `ms` are over or `signal` aborts,
 * whichever is first; `what` completes "The page did not …".
 */
export async function within<T>(
  ms: number,
  what: string,
  signal: AbortSignal | undefined,
  work: Promise<T>,
): Promise<T> {
  // Whoever loses the race must not become an unhandled rejection.
  work.catch(() => undefined);
  if (signal?.aborted) throw givenUp(what, signal.reason);
  let timer: NodeJS.Timeout | undefined;
  let onAbort: (() => void) | undefined;
  const end = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(tooSlow(what, ms)), ms);
    onAbort = () => reject(givenUp(what, signal?.reason));
    signal?.addEventListener('abort', onAbort, { once: true });
  });
  try {
    return await Promise.race([work, end]);
  } finally {
    clearTimeout(timer);
    if (onAbort) signal?.removeEventListener('abort', onAbort);
  }
}

export function assertNotGivenUp(
  signal: AbortSignal | undefined,
  what: string,
): void {
  if (signal?.aborted) throw givenUp(what, signal.reason);
}

function givenUp(what: string, reason: unknown): PasskeyError {
  if (isPasskeyError(reason)) return reason;
  return new PasskeyError(
    PasskeyErrorCode.PAGE_TIMEOUT,
    `The order was given up before the page did ${what}; look at the attempt, then try again.`,
    { retryable: true },
  );
}

function tooSlow(what: string, ms: number): PasskeyError {
  return new PasskeyError(
    PasskeyErrorCode.PAGE_TIMEOUT,
    `The page did not ${what} within ${
      ms / 1000
    } s; look at the attempt, then renew it or restart the session.`,
    { retryable: true },
  );
}
