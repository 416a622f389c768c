import { STATUS_CODES } from 'node:http';
import type { PasskeyError, PasskeyErrorCode } from '@waha-passkey/contract';
import { passkeyHttpStatus } from './http-status';

/** What every error of the passkey routes looks like. */
export interface PasskeyErrorBody {
  statusCode: number;
  /** The reason phrase of the status, as in Nest's own errors. */
  error: string;
  code: PasskeyErrorCode;
  message: string;
  field?: string;
  received?: string;
  attemptId?: string;
  retryable: boolean;
}

export function toErrorBody(error: PasskeyError): PasskeyErrorBody {
  const { code, message, field, received, attemptId, retryable } = error;
  const statusCode = passkeyHttpStatus[code];
  return {
    statusCode,
    error: STATUS_CODES[statusCode] ?? 'Error',
    code,
    message,
    ...(field === undefined ? {} : { field }),
    ...(received === undefined ? {} : { received }),
    ...(attemptId === undefined ? {} : { attemptId }),
    retryable,
  };
}
