import type { PasskeyLogger } from '@waha-passkey/contract';
import { toKnownError } from '../errors/to-known-error';
import type { PasskeyMetrics } from './passkey-metrics';

/** Counts a refused submit; what the host's registry throws changes no answer. */
export function countRefused(
  metrics: PasskeyMetrics | undefined,
  session: string,
  error: unknown,
  logger: PasskeyLogger,
): void {
  try {
    metrics?.submitRefused({ session, code: toKnownError(error).code });
  } catch (cause) {
    const name = cause instanceof Error ? cause.name : typeof cause;
    logger.error(`The metrics of this host failed (${name}).`);
  }
}
