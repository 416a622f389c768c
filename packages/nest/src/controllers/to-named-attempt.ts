import type { NamedAttempt } from '@waha-passkey/ceremony';

/**
 * Reads `?attemptId=`. Anything but a single name names no attempt: such a request
 * is refused as superseded, not applied to whichever attempt is there.
 */
export function toNamedAttempt(attemptId: unknown): NamedAttempt {
  if (attemptId === undefined) return {};
  return { attemptId: typeof attemptId === 'string' ? attemptId : '' };
}
