import { PasskeyError, type PasskeyErrorCode } from '@waha-passkey/contract';

interface RefusalDetails {
  field?: string;
  /** Only for an origin or a type. */
  received?: unknown;
}

/** An assertion that fails a check leaves its attempt as it was: retryable. */
export function refuse(
  code: PasskeyErrorCode,
  message: string,
  { field, received }: RefusalDetails = {},
): never {
  throw new PasskeyError(code, message, {
    retryable: true,
    ...(field === undefined ? {} : { field }),
    ...(typeof received === 'string' ? { received: toEcho(received) } : {}),
  });
}

const LONGEST_ECHO = 128;

function toEcho(text: string): string {
  return text.slice(0, LONGEST_ECHO).replace(/[^\x20-\x7e]/g, '?');
}
