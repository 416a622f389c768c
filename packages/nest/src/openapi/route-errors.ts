import { PasskeyErrorCode } from '@waha-passkey/contract';

const everywhere = [
  PasskeyErrorCode.SESSION_NOT_FOUND,
  PasskeyErrorCode.WORKER_UNAVAILABLE,
  PasskeyErrorCode.INTERNAL,
] as const;

export const capabilityErrors = everywhere;

export const attemptErrors = [
  ...everywhere,
  PasskeyErrorCode.NOT_PENDING,
] as const;

export const readErrors = [
  ...everywhere,
  PasskeyErrorCode.NOT_PENDING,
  PasskeyErrorCode.ENGINE_UNSUPPORTED,
] as const;

/** Of confirm, reject and cancel. */
export const actionErrors = [
  ...readErrors,
  PasskeyErrorCode.BODY_TOO_LARGE,
  PasskeyErrorCode.SUPERSEDED,
  PasskeyErrorCode.BROWSER_GONE,
  PasskeyErrorCode.PAGE_TIMEOUT,
  PasskeyErrorCode.PAGE_CHANGED,
] as const;

export const renewErrors = [
  ...actionErrors,
  PasskeyErrorCode.NOT_RENEWABLE,
] as const;

export const handoffErrors = [
  ...readErrors,
  PasskeyErrorCode.BODY_TOO_LARGE,
  PasskeyErrorCode.RATE_LIMITED,
  PasskeyErrorCode.HANDOFF_NOT_CONFIGURED,
] as const;

const metElsewhere: readonly PasskeyErrorCode[] = [
  PasskeyErrorCode.NOT_RENEWABLE,
  PasskeyErrorCode.HANDOFF_NOT_CONFIGURED,
  PasskeyErrorCode.TICKET_UNKNOWN,
  PasskeyErrorCode.TICKET_USED,
  PasskeyErrorCode.TICKET_EXPIRED,
  PasskeyErrorCode.TICKET_REPLACED,
  PasskeyErrorCode.TICKET_CANCELLED,
];

/** A submit can meet all but the codes of other routes. */
export const submitErrors = Object.values(PasskeyErrorCode).filter(
  (code) => !metElsewhere.includes(code),
);
