import { PasskeyError, PasskeyErrorCode } from '@waha-passkey/contract';

const retryAfterMs = 1_000;

/** `what` happened, as a sentence. */
export function createUnavailableError(what: string): PasskeyError {
  return new PasskeyError(
    PasskeyErrorCode.WORKER_UNAVAILABLE,
    `${what} Wait as Retry-After says, then read the attempt before you repeat a request that changes something.`,
    { retryAfterMs, retryable: true },
  );
}
