import { dueOf, type AttemptState } from './attempt-state';
import type { Moment } from './ceremony-input';
import { showHeldCode } from './stages';
import { stop } from './stop';
import { move, unchanged, type Transition } from './transition';

/** The clock of the present stage ran out. */
export function runOut(
  attempt: AttemptState | null,
  { now }: Moment,
): Transition {
  if (attempt === null || now < (dueOf(attempt) ?? Infinity)) return unchanged;
  const { stage } = attempt;
  switch (stage.phase) {
    case 'gate-seen':
      return stage.refusal === null
        ? stop(attempt, 'PAGE_DID_NOT_ASK', { retryable: true })
        : stop(attempt, stage.refusal.code, { retryable: false });
    case 'awaiting-assertion':
      return stop(attempt, 'CHALLENGE_EXPIRED', { retryable: true });
    case 'delivering':
      return stop(attempt, 'PAGE_DID_NOT_ACKNOWLEDGE', { retryable: true });
    case 'awaiting-phone':
      return stage.heldCode === null
        ? stop(attempt, 'PHONE_DID_NOT_ANSWER', { retryable: true })
        : move(attempt, showHeldCode(stage.heldCode));
    case 'awaiting-confirmation':
      return stop(attempt, 'CODE_NOT_CONFIRMED', { retryable: true });
    case 'completing':
      return stop(attempt, 'PAIRING_NOT_COMPLETED', { retryable: true });
    case 'completed':
    case 'ended':
      return unchanged;
  }
}
