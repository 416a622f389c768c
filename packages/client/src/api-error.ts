import { describeCure } from './describe-cure';

/** What the body of a refusal may say about it. */
export interface ApiErrorDetails {
  field?: string;
  attemptId?: string;
  retryable?: boolean;
  retryAfterMs?: number;
}

/** The server answered, and refused the request. */
export class ApiError extends Error {
  override readonly name: string = 'ApiError';
  /** What to do about it, in one sentence. */
  readonly cure: string;
  /** The member of the request that is at fault: `response.signature`. */
  readonly field: string | null;
  /** The newest attempt of the session. */
  readonly attemptId: string | null;
  /** True when the same attempt can still succeed. */
  readonly retryable: boolean;
  /** How long to wait before the next request. */
  readonly retryAfterMs: number | null;

  constructor(
    /** HTTP status. */
    readonly status: number,
    /** `PASSKEY_…` (docs/errors.md); null when the server named none. */
    readonly code: string | null,
    /** In the server's own words, where it has some. */
    message: string,
    details: ApiErrorDetails = {},
  ) {
    super(message);
    this.cure = describeCure(status);
    this.field = details.field ?? null;
    this.attemptId = details.attemptId ?? null;
    this.retryable = details.retryable ?? false;
    this.retryAfterMs = details.retryAfterMs ?? null;
  }
}

/** The server lacks this route: an upstream WAHA, which has fewer of them. */
export class MissingRouteError extends ApiError {
  override readonly name = 'MissingRouteError';

  constructor(
    status: number,
    /** `POST /api/shop/auth/passkey/renew` */
    readonly route: string,
    server: string,
  ) {
    super(
      status,
      null,
      `${server} does not have the route ${route}. A WAHA without waha-passkey has challenge, submit, confirmation and confirm only, from 2026.7.1 on. Install waha-passkey there, or do without this route.`,
    );
  }
}
