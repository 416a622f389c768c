import { applyDecorators } from '@nestjs/common';
import { ApiResponse } from '@nestjs/swagger';
import type { PasskeyErrorCode } from '@waha-passkey/contract';
import { PasskeyErrorDto } from '../dto/passkey-error.dto';
import { passkeyHttpStatus } from '../errors/http-status';

/** Documents which codes a route answers with, one response for each status. */
export function ApiPasskeyErrors(
  ...codes: readonly PasskeyErrorCode[]
): MethodDecorator {
  const byStatus = new Map<number, PasskeyErrorCode[]>();
  for (const code of codes) {
    const status = passkeyHttpStatus[code];
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  return applyDecorators(
    ...[...byStatus].map(([status, some]) =>
      ApiResponse({
        status,
        type: PasskeyErrorDto,
        description: some.join(', '),
      }),
    ),
  );
}
