import type { PasskeyAttempt } from '@waha-passkey/contract';
import { formatDuration } from '../terminal/format-duration';

type Clocks = Pick<PasskeyAttempt, 'expiresAt' | 'codeFreeUntil'>;

/** How long the owner has, in one line; null when the server does not tell. */
export function describeTimeLeft(
  attempt: Clocks | null,
  nowMs: number,
): string {
  if (!attempt?.expiresAt) return 'time left unknown, be quick';
  const left = formatDuration(attempt.expiresAt - nowMs);
  const codeFreeMs = (attempt.codeFreeUntil ?? 0) - nowMs;
  return codeFreeMs > 0
    ? `${left} left, no code to compare within ${formatDuration(codeFreeMs)}`
    : `${left} left, then a code to compare`;
}
