export { SessionStatus } from './session-status';
export type { PasskeyAllowedCredential, PasskeyChallenge } from './challenge';
export { parseChallenge } from './parse-challenge';
export type { PasskeyAssertion, PasskeyAssertionResponse } from './assertion';
export type { PasskeyConfirmation } from './confirmation';
export { PairingCodeState, type PairingCodeNotice } from './pairing-code';
export {
  PasskeyAttemptKind,
  PasskeyPhase,
  type PasskeyAttempt,
} from './attempt';
export { PasskeyReasonCode, type PasskeyReason } from './reason';
export type { PasskeyDriver, PasskeySignal } from './driver';
export { ReplayBuffer } from './replay-buffer';
export {
  EngineName,
  type EngineCapabilities,
  type PasskeyAnsweredBy,
  type PasskeyCapability,
  type PasskeyConfirmedBy,
  type PasskeyFlow,
} from './capability';
export type {
  PairingCodeData,
  SessionStatusData,
  SessionStatusPayload,
  SessionStatusPoint,
} from './session-status-event';
export {
  handoffHeader,
  handoffNextHeader,
  type PasskeyHandoff,
  type PasskeyHandoffClaim,
  type PasskeyHandoffView,
} from './handoff';
export {
  isPasskeyError,
  PasskeyError,
  PasskeyErrorCode,
  type PasskeyErrorDetails,
} from './errors';
export { silentLogger, type PasskeyLogger } from './logger';
