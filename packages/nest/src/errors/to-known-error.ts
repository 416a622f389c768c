import {
  isPasskeyError,
  PasskeyError,
  PasskeyErrorCode,
} from '@waha-passkey/contract';
import { passkeyHttpStatus } from './http-status';

/** A `PasskeyError` with a known code; anything else that was thrown is hidden. */
export function toKnownError(thrown: unknown): PasskeyError {
  const isKnown =
    isPasskeyError(thrown) &&
    typeof passkeyHttpStatus[thrown.code] === 'number';
  if (isKnown) return thrown;
  return new PasskeyError(
    PasskeyErrorCode.INTERNAL,
    'Something unforeseen went wrong. Look at the server’s log, then restart the session.',
    { cause: thrown },
  );
}
