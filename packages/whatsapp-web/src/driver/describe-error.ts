import { isPasskeyError } from '@waha-passkey/contract';

/** For the log: a code, and nothing of what the error says. */
export function describeError(error: unknown): string {
  return isPasskeyError(error) ? error.code : 'unexpected error';
}
