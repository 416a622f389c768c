import { ApiProperty } from '@nestjs/swagger';
import type { WahaParts } from '../parts/waha-parts';

const texts = {
  data:
    'PASSKEY_REQUIRED: the WebAuthn challenge. ' +
    'PASSKEY_CONFIRMATION_REQUIRED: { code }. Null otherwise.',
  passkey: 'The passkey attempt, null when there was none.',
};

/** patches/05-session-status-body.md; documentation only. */
export function documentStatusBody(_edits: unknown, parts: WahaParts): void {
  const { statusBody } = parts;
  for (const [name, description] of Object.entries(texts)) {
    if (isDocumented(statusBody, name)) continue;
    ApiProperty({
      type: Object,
      required: false,
      nullable: true,
      description,
      example: null,
    })(statusBody.prototype, name);
  }
}

/** By a decorator, or by what Nest's compiler plug-in writes. */
function isDocumented(statusBody: object, name: string): boolean {
  const { prototype, _OPENAPI_METADATA_FACTORY: readCompiled } = statusBody as {
    prototype: object;
    _OPENAPI_METADATA_FACTORY?: () => object;
  };
  const compiled = readCompiled?.() ?? {};
  return (
    name in compiled ||
    Reflect.hasMetadata('swagger/apiModelProperties', prototype, name)
  );
}
