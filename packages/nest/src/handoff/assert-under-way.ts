import {
  PasskeyError,
  PasskeyErrorCode,
  type PasskeyAttempt,
} from '@waha-passkey/contract';
import type { HandoffGrant } from './handoff-grant';
import { createHandoffRefusal } from './handoff-refusals';

/** What is over is not passed on; a renewal may follow another end. */
export function assertUnderWay(
  { cancelled }: HandoffGrant,
  { attemptId, phase, reason, retryable }: PasskeyAttempt,
): void {
  if (cancelled) throw createHandoffRefusal('cancelled');
  if (phase !== 'completed' && (phase !== 'ended' || retryable)) return;
  throw new PasskeyError(
    PasskeyErrorCode.NOT_PENDING,
    `The request is over, there is nothing to pass on. ${reason?.message ?? 'It was completed.'}`,
    { attemptId },
  );
}
