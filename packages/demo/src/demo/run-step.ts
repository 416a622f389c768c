import { DemoFailure } from './demo-failure';

const DEADLINE_MS = 30_000;

/**
 * Runs one named step within its deadline. Whatever goes wrong in it is told
 * together with its name; an interruption by the user stays what it is.
 */
export async function runStep<T>(
  step: string,
  interrupted: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
  deadlineMs = DEADLINE_MS,
): Promise<T> {
  const deadline = AbortSignal.timeout(deadlineMs);
  const signal = AbortSignal.any([interrupted, deadline]);
  try {
    return await raceAbort(work(signal), signal);
  } catch (error) {
    interrupted.throwIfAborted();
    if (deadline.aborted) {
      throw new DemoFailure(
        step,
        `nothing came of it within ${deadlineMs / 1000} seconds`,
        { cause: error },
      );
    }
    if (error instanceof DemoFailure) throw error;
    const why = error instanceof Error ? error.message : String(error);
    throw new DemoFailure(step, why, { cause: error });
  }
}

/** For work that does not listen to a signal. */
function raceAbort<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const abort = () => reject(signal.reason as Error);
    signal.addEventListener('abort', abort, { once: true });
    work
      .then(resolve, reject)
      .finally(() => signal.removeEventListener('abort', abort));
  });
}
