export {
  PasskeySessions,
  type PasskeySessionsOptions,
} from './passkey-sessions';
export {
  PasskeySession,
  type PasskeySessionOptions,
  type PasskeyStatus,
} from './passkey-session';
export { SessionStatusFeed } from './session-status-feed';
export { toEventData, type PasskeyEventData } from './event-data';
export type { PasskeyChange } from './session/change-feed';
export type { NamedAttempt } from './session/named-attempt';
export { createNotJsonBodyError } from './session/state-errors';
export {
  AttemptRegistry,
  type BoundedWait,
  type RegisteredAttempt,
} from './registry/attempt-registry';
export { defaultTimeouts, type CeremonyTimeouts } from './timeouts';
export { defaultLimits, type SubmitLimits } from './submit-limits';
export { systemClock, type Clock } from './clock';
export {
  checkAssertion,
  type CheckedAssertion,
} from './assertion/check-assertion';
export {
  createExpectation,
  type AssertionExpectation,
} from './assertion/expectation';
export { toReason } from './reasons';
