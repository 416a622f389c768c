import type { PasskeyLogger } from '@waha-passkey/contract';
import { within } from '@waha-passkey/browser';

/** Runs one step of an end; the next one has to come whatever this one does. */
export type RunStep = (
  what: string,
  timeoutMs: number,
  step: () => Promise<void>,
) => Promise<void>;

/** Steps that have a deadline each, and whose failures are logged. */
export function createRunStep(session: string, logger: PasskeyLogger): RunStep {
  return async (what, timeoutMs, step) => {
    try {
      await within(step(), AbortSignal.timeout(timeoutMs));
    } catch (error) {
      const name = error instanceof Error ? error.name : typeof error;
      logger.warn(`Session ${session}: could not ${what} (${name})`);
    }
  };
}
