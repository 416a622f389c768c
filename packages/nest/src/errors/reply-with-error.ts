import type { AbstractHttpAdapter } from '@nestjs/core';
import type { PasskeyError } from '@waha-passkey/contract';
import { toErrorBody } from './to-error-body';

/** Answers a request with a `PasskeyError`, in its one form. */
export function replyWithError(
  adapter: AbstractHttpAdapter,
  response: unknown,
  error: PasskeyError,
): void {
  if (error.retryAfterMs !== undefined) {
    const seconds = Math.max(1, Math.ceil(error.retryAfterMs / 1_000));
    adapter.setHeader(response, 'Retry-After', String(seconds));
  }
  const body = toErrorBody(error);
  adapter.reply(response, body, body.statusCode);
}
