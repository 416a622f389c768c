import type { CeremonyTimeouts, SubmitLimits } from '@waha-passkey/ceremony';

/** Environment variables of the deadlines, in seconds. */
export const timeoutVariables = {
  challengeMs: 'WAHA_PASSKEY_CHALLENGE_TIMEOUT_SECONDS',
  gateMs: 'WAHA_PASSKEY_GATE_TIMEOUT_SECONDS',
  deliveryMs: 'WAHA_PASSKEY_DELIVERY_TIMEOUT_SECONDS',
  phoneMs: 'WAHA_PASSKEY_PHONE_TIMEOUT_SECONDS',
  confirmationMs: 'WAHA_PASSKEY_CONFIRMATION_TIMEOUT_SECONDS',
  completionMs: 'WAHA_PASSKEY_COMPLETION_TIMEOUT_SECONDS',
} as const satisfies Partial<Record<keyof CeremonyTimeouts, string>>;

/** Each deadline is from 1 to as many seconds. */
export const maxTimeoutSeconds = 3_600;

/** Environment variables of the limits for submits. */
export const limitVariables = {
  perMinute: 'WAHA_PASSKEY_SUBMITS_PER_MINUTE',
  invalidPerChallenge: 'WAHA_PASSKEY_INVALID_SUBMITS_PER_CHALLENGE',
} as const satisfies Record<keyof SubmitLimits, string>;

/** Each limit is from 1 to as many submits. */
export const maxLimit = 1_000_000;
