import { isPasskeyError } from '@waha-passkey/contract';

/** "ok", or the code it was refused with. */
export function judge(request: Promise<void>): Promise<string> {
  return request.then(
    () => 'ok',
    (error: unknown) => (isPasskeyError(error) ? error.code : String(error)),
  );
}
