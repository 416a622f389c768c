import { applyDecorators } from '@nestjs/common';
import { ApiExtraModels, ApiResponse, getSchemaPath } from '@nestjs/swagger';
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
  // By reference: the shape is the same, and is explored once a route.
  const schema = { $ref: getSchemaPath(PasskeyErrorDto) };
  return applyDecorators(
    ApiExtraModels(PasskeyErrorDto),
    ...[...byStatus].map(([status, some]) =>
      ApiResponse({ status, schema, description: some.join(', ') }),
    ),
  );
}
