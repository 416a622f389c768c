export { PasskeyModule } from './passkey.module';
export type { PasskeyModuleExtras } from './passkey-module.definition';
export type { PasskeyModuleOptions } from './passkey-module-options';
export type {
  KnownSession,
  PasskeySessionDirectory,
} from './lookup/passkey-session-directory';
export { PasskeySessions } from '@waha-passkey/ceremony';
export { PasskeyController } from './controllers/passkey.controller';
export { PasskeyAttemptController } from './controllers/passkey-attempt.controller';
export { HandoffPageController } from './handoff/handoff-page.controller';
export { PasskeyHandoffController } from './handoff/passkey-handoff.controller';
export type { PasskeyHandoffOptions } from './handoff/handoff-options';
export { PUBLIC_ROUTE, PublicRoute } from './handoff/public-route.decorator';
export type {
  ClusterAnswer,
  ClusterHandler,
  PasskeyCluster,
} from './cluster/passkey-cluster';
export { InProcessNetwork } from './cluster/in-process-network';
export {
  RedisCluster,
  type RedisClusterOptions,
} from './cluster/redis/redis-cluster';
export { minSecretBytes } from './cluster/redis/envelope';
export { SessionFinder } from './lookup/session-finder';
export { BodyIntake } from './body/body-intake';
export { AuditLog } from './audit/audit-log';
export { parseTrustProxy, type TrustProxy } from './audit/trust-proxy';
export { toErrorBody } from './errors/to-error-body';
export { toKnownError } from './errors/to-known-error';
export { PasskeyAttemptDto } from './dto/passkey-attempt.dto';
export { PasskeyCapabilityDto } from './dto/passkey-capability.dto';
export { parsePublicUrl, publicUrlForm } from './settings/parse-public-url';
export {
  limitVariables,
  maxLimit,
  maxTimeoutSeconds,
  timeoutVariables,
} from './settings/passkey-variables';
export type { AttemptLabels, PasskeyMetrics } from './metrics/passkey-metrics';
