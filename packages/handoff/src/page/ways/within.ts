import { raceAbort } from '@waha-passkey/signing';

/**
 * What `ask` answers, or `otherwise` when it fails or is not there in time. An
 * extension can leave any question to the platform pending for ever.
 */
export function within<T>(
  timeoutMs: number,
  ask: () => Promise<T>,
  otherwise: T,
): Promise<T> {
  const answer = Promise.resolve().then(ask);
  return raceAbort(answer, AbortSignal.timeout(timeoutMs)).catch(
    () => otherwise,
  );
}
