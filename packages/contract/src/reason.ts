/** Why an attempt ended, or cannot go on. */
export const PasskeyReasonCode = {
  CHALLENGE_EXPIRED: 'CHALLENGE_EXPIRED',
  SUPERSEDED: 'SUPERSEDED',
  CANCELLED: 'CANCELLED',
  CODE_REJECTED: 'CODE_REJECTED',
  CODE_NOT_CONFIRMED: 'CODE_NOT_CONFIRMED',
  PHONE_DID_NOT_ANSWER: 'PHONE_DID_NOT_ANSWER',
  PAIRING_NOT_COMPLETED: 'PAIRING_NOT_COMPLETED',
  REFUSED_BY_WHATSAPP: 'REFUSED_BY_WHATSAPP',
  TIMED_OUT_BY_WHATSAPP: 'TIMED_OUT_BY_WHATSAPP',
  ABORTED_BY_PAGE: 'ABORTED_BY_PAGE',
  PAGE_DID_NOT_ASK: 'PAGE_DID_NOT_ASK',
  PAGE_DID_NOT_ACKNOWLEDGE: 'PAGE_DID_NOT_ACKNOWLEDGE',
  PAGE_RELOADED: 'PAGE_RELOADED',
  PAGE_CHANGED: 'PAGE_CHANGED',
  BROWSER_GONE: 'BROWSER_GONE',
  SESSION_STOPPED: 'SESSION_STOPPED',
  LOGGED_OUT: 'LOGGED_OUT',
  ENGINE_UNSUPPORTED: 'ENGINE_UNSUPPORTED',
} as const;

export type PasskeyReasonCode =
  (typeof PasskeyReasonCode)[keyof typeof PasskeyReasonCode];

/** `message` is one or two sentences for a human: what happened, what to do. */
export interface PasskeyReason {
  code: PasskeyReasonCode;
  message: string;
}
