import type { PasskeyReasonCode } from '@waha-passkey/contract';
import { isRenewable, type AttemptState } from './attempt-state';
import { beginAtGate } from './begin-attempt';
import type { Moment } from './ceremony-input';
import { stop, supersede } from './stop';
import { reach, unchanged, type Transition } from './transition';

export function canRenew(attempt: AttemptState): boolean {
  return isRenewable(attempt) || attempt.stage.phase === 'awaiting-assertion';
}

/** A call that still waits is ended by the page, when it asks again. */
export function renew(
  attempt: AttemptState | null,
  moment: Moment,
): Transition {
  if (attempt === null || !canRenew(attempt)) return unchanged;
  const fresh = beginAtGate(attempt, attempt.kind, null, moment);
  return reach(...supersede(attempt, fresh).trail);
}

/** The page could not be asked; if it asks nevertheless, that counts more. */
export function failRenewal(
  attempt: AttemptState | null,
  { reason, retryable }: { reason: PasskeyReasonCode; retryable: boolean },
): Transition {
  if (attempt?.stage.phase !== 'gate-seen') return unchanged;
  return stop(attempt, reason, { retryable });
}
