import {
  PasskeyError,
  type PasskeyErrorCode,
  type PasskeyErrorDetails,
} from '@waha-passkey/contract';
import { toKnownError } from '../errors/to-known-error';

interface SentError extends Omit<PasskeyErrorDetails, 'cause'> {
  code: PasskeyErrorCode;
  message: string;
}

/** How a call ended at the worker that carried it out. */
export type ClusterResult = { value: unknown } | { error: SentError };

/** What went wrong, as the client is to see it; no cause crosses. */
export function toFailedResult(thrown: unknown): ClusterResult {
  const { code, message, retryable, ...rest } = toKnownError(thrown);
  const { field, received, attemptId, retryAfterMs } = rest;
  return {
    error: {
      code,
      message,
      retryable,
      ...(field === undefined ? {} : { field }),
      ...(received === undefined ? {} : { received }),
      ...(attemptId === undefined ? {} : { attemptId }),
      ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    },
  };
}

/** The value, or throws the same `PasskeyError` as there. */
export function readResult(result: unknown): unknown {
  const read = result as ClusterResult;
  if (!('error' in read)) return read.value;
  const { code, message, ...details } = read.error;
  throw new PasskeyError(code, message, details);
}
