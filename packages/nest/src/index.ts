export { PasskeyModule } from './passkey.module';
export type { PasskeyModuleExtras } from './passkey-module.definition';
export {
  PASSKEY_MODULE_OPTIONS,
  type PasskeyModuleOptions,
} from './passkey-module-options';
export { PASSKEY_LOGGER } from './passkey-logger';
export type {
  KnownSession,
  PasskeySessionDirectory,
} from './lookup/passkey-session-directory';
export { PasskeySessions } from '@waha-passkey/ceremony';
export { PasskeyController } from './controllers/passkey.controller';
export { PasskeyAttemptController } from './controllers/passkey-attempt.controller';
export { HandoffPageController } from './handoff/handoff-page.controller';
export { PasskeyHandoffController } from './handoff/passkey-handoff.controller';
export { HandoffDesk } from './handoff/handoff-desk';
export type { PasskeyHandoffOptions } from './handoff/handoff-options';
export {
  defaultHandoffLimits,
  type HandoffLimits,
} from './handoff/handoff-limits';
export { PUBLIC_ROUTE, PublicRoute } from './handoff/public-route.decorator';
export { SessionFinder } from './lookup/session-finder';
export { BodyIntake } from './body/body-intake';
export { AuditLog } from './audit/audit-log';
export { parseTrustProxy, type TrustProxy } from './audit/trust-proxy';
export { PasskeyExceptionFilter } from './errors/passkey-exception.filter';
export { passkeyHttpStatus } from './errors/http-status';
export { toErrorBody, type PasskeyErrorBody } from './errors/to-error-body';
export { toKnownError } from './errors/to-known-error';
export { ApiPasskeyErrors } from './openapi/api-passkey-errors';
export {
  PasskeyAssertionRequest,
  PasskeyAssertionResponseData,
} from './dto/passkey-assertion.dto';
export { PasskeyAttemptDto, PasskeyReasonDto } from './dto/passkey-attempt.dto';
export {
  PasskeyCapabilityDto,
  PasskeyCapabilityReasonDto,
} from './dto/passkey-capability.dto';
export {
  PasskeyAllowedCredential,
  PasskeyChallenge,
} from './dto/passkey-challenge.dto';
export { PasskeyConfirmationResponse } from './dto/passkey-confirmation.dto';
export { PasskeyHandoffDto } from './dto/passkey-handoff.dto';
export { PasskeyErrorDto } from './dto/passkey-error.dto';
