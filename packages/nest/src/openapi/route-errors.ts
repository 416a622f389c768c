import { PasskeyErrorCode } from '@waha-passkey/contract';

const everywhere = [
  PasskeyErrorCode.SESSION_NOT_FOUND,
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
export const orderErrors = [
  ...readErrors,
  PasskeyErrorCode.BODY_TOO_LARGE,
  PasskeyErrorCode.SUPERSEDED,
  PasskeyErrorCode.BROWSER_GONE,
  PasskeyErrorCode.PAGE_TIMEOUT,
  PasskeyErrorCode.PAGE_CHANGED,
] as const;

export const renewErrors = [
  ...orderErrors,
  PasskeyErrorCode.NOT_RENEWABLE,
] as const;

/** A submit can meet every code but the renewal's. */
export const submitErrors = Object.values(PasskeyErrorCode).filter(
  (code) => code !== PasskeyErrorCode.NOT_RENEWABLE,
);
