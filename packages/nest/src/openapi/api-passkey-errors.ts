import { applyDecorators } from '@nestjs/common';
import { ApiExtraModels, ApiResponse, getSchemaPath } from '@nestjs/swagger';
import type { PasskeyErrorCode } from '@waha-passkey/contract';
import { PasskeyErrorDto } from '../dto/passkey-error.dto';
import { passkeyHttpStatus } from '../errors/http-status';

/** Ready-made: Swagger has nothing to work out for each response. */
const content = {
  'application/json': { schema: { $ref: getSchemaPath(PasskeyErrorDto) } },
};

const documented = new WeakSet<object>();

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
    documentShape,
    ...[...byStatus].map(([status, some]) =>
      ApiResponse({ status, description: some.join(', '), content }),
    ),
  );
}

/** On the class: Swagger explores it once a controller, not once a route. */
function documentShape({ constructor }: object): void {
  if (documented.has(constructor)) return;
  documented.add(constructor);
  ApiExtraModels(PasskeyErrorDto)(constructor);
}
