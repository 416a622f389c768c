import { PasskeyErrorCode, type PasskeyError } from '@waha-passkey/contract';
import { passkeyHttpStatus } from '../errors/http-status';

/** Whether a submit was refused for what it brought, not for the state it met. */
export function isFaultOfAssertion({ code }: PasskeyError): boolean {
  if (code === PasskeyErrorCode.NOT_PENDING) return false;
  return [400, 422].includes(passkeyHttpStatus[code]);
}
