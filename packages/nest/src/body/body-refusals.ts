import { PasskeyError, PasskeyErrorCode } from '@waha-passkey/contract';

/** Thirty times the size of an assertion. */
export const MAX_BODY_BYTES = 64 * 1024;

export function createTooLargeError(): PasskeyError {
  return new PasskeyError(
    PasskeyErrorCode.BODY_TOO_LARGE,
    'The body is larger than 64 KiB. Send credential.toJSON() as it is, and nothing else.',
    { retryable: true },
  );
}

export function createNotJsonError(): PasskeyError {
  return new PasskeyError(
    PasskeyErrorCode.NOT_JSON,
    'The body is not declared as JSON in UTF-8. Send credential.toJSON() uncompressed, with "Content-Type: application/json".',
    { retryable: true },
  );
}
