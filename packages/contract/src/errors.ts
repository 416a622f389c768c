/** Every error a client can meet; docs/errors.md explains each. */
export const PasskeyErrorCode = {
  // State, before the body is parsed
  BODY_TOO_LARGE: 'PASSKEY_BODY_TOO_LARGE',
  NOT_JSON: 'PASSKEY_NOT_JSON',
  SESSION_NOT_FOUND: 'PASSKEY_SESSION_NOT_FOUND',
  ENGINE_UNSUPPORTED: 'PASSKEY_ENGINE_UNSUPPORTED',
  NOT_PENDING: 'PASSKEY_NOT_PENDING',
  SUPERSEDED: 'PASSKEY_SUPERSEDED',
  CHALLENGE_EXPIRED: 'PASSKEY_CHALLENGE_EXPIRED',
  ABORTED_BY_PAGE: 'PASSKEY_ABORTED_BY_PAGE',
  BROWSER_GONE: 'PASSKEY_BROWSER_GONE',
  ALREADY_SUBMITTED: 'PASSKEY_ALREADY_SUBMITTED',
  RATE_LIMITED: 'PASSKEY_RATE_LIMITED',
  NOT_RENEWABLE: 'PASSKEY_NOT_RENEWABLE',
  // The assertion, in the order of the checks
  BAD_BODY: 'PASSKEY_BAD_BODY',
  BAD_CREDENTIAL_TYPE: 'PASSKEY_BAD_CREDENTIAL_TYPE',
  NOT_AN_ASSERTION: 'PASSKEY_NOT_AN_ASSERTION',
  BAD_BASE64URL: 'PASSKEY_BAD_BASE64URL',
  FIELD_TOO_LARGE: 'PASSKEY_FIELD_TOO_LARGE',
  ID_MISMATCH: 'PASSKEY_ID_MISMATCH',
  CREDENTIAL_NOT_ALLOWED: 'PASSKEY_CREDENTIAL_NOT_ALLOWED',
  BAD_CLIENT_DATA: 'PASSKEY_BAD_CLIENT_DATA',
  WRONG_CEREMONY: 'PASSKEY_WRONG_CEREMONY',
  CHALLENGE_MISMATCH: 'PASSKEY_CHALLENGE_MISMATCH',
  ORIGIN_NOT_ALLOWED: 'PASSKEY_ORIGIN_NOT_ALLOWED',
  CROSS_ORIGIN: 'PASSKEY_CROSS_ORIGIN',
  RP_ID_MISMATCH: 'PASSKEY_RP_ID_MISMATCH',
  USER_NOT_PRESENT: 'PASSKEY_USER_NOT_PRESENT',
  USER_NOT_VERIFIED: 'PASSKEY_USER_NOT_VERIFIED',
  BAD_BACKUP_FLAGS: 'PASSKEY_BAD_BACKUP_FLAGS',
  BAD_AUTH_DATA: 'PASSKEY_BAD_AUTH_DATA',
  BAD_SIGNATURE: 'PASSKEY_BAD_SIGNATURE',
  // The hand-off link
  TICKET_UNKNOWN: 'PASSKEY_TICKET_UNKNOWN',
  TICKET_USED: 'PASSKEY_TICKET_USED',
  TICKET_EXPIRED: 'PASSKEY_TICKET_EXPIRED',
  TICKET_REPLACED: 'PASSKEY_TICKET_REPLACED',
  TICKET_CANCELLED: 'PASSKEY_TICKET_CANCELLED',
  HANDOFF_NOT_CONFIGURED: 'PASSKEY_HANDOFF_NOT_CONFIGURED',
  // The cluster
  WORKER_UNAVAILABLE: 'PASSKEY_WORKER_UNAVAILABLE',
  // The page
  PAGE_TIMEOUT: 'PASSKEY_PAGE_TIMEOUT',
  PAGE_CHANGED: 'PASSKEY_PAGE_CHANGED',
  INTERNAL: 'PASSKEY_INTERNAL',
} as const;

export type PasskeyErrorCode =
  (typeof PasskeyErrorCode)[keyof typeof PasskeyErrorCode];

export interface PasskeyErrorDetails {
  /** The member at fault, as a path: `response.clientDataJSON`. */
  field?: string;
  /** Only for an origin or a type: at most 128 printable ASCII characters. */
  received?: string;
  attemptId?: string;
  /** True when the same attempt can still succeed. */
  retryable?: boolean;
  retryAfterMs?: number;
  cause?: unknown;
}

/** The one error of this project; `message` is a sentence with the cure. */
export class PasskeyError extends Error {
  override readonly name = 'PasskeyError';
  readonly field: string | undefined;
  readonly received: string | undefined;
  readonly attemptId: string | undefined;
  readonly retryable: boolean;
  readonly retryAfterMs: number | undefined;

  constructor(
    readonly code: PasskeyErrorCode,
    message: string,
    details: PasskeyErrorDetails = {},
  ) {
    super(message, 'cause' in details ? { cause: details.cause } : undefined);
    this.field = details.field;
    this.received = details.received;
    this.attemptId = details.attemptId;
    this.retryable = details.retryable ?? false;
    this.retryAfterMs = details.retryAfterMs;
  }
}

/** Survives two copies of this package in one process. */
export function isPasskeyError(value: unknown): value is PasskeyError {
  return value instanceof Error && value.name === 'PasskeyError';
}
