import {
  furthestPhase,
  isLater,
  isLive,
  isRenewable,
  pendingCallId,
  type AttemptState,
  type Stage,
} from './attempt-state';
import { beginUnderWay } from './begin-attempt';
import type { Moment } from './ceremony-input';
import { awaitConfirmation, holdCode } from './stages';
import { withdrawRenewal } from './stop';
import { move, reach, unchanged, type Transition } from './transition';

/**
 * The page went on. News of a phase already reached is a repetition; after an
 * end it counts only when the page was given up, and went on all the same.
 */
export function goOn(
  attempt: AttemptState | null,
  stage: Stage,
  moment: Moment,
): Transition {
  if (attempt === null) return reach(beginUnderWay('linking', stage, moment));
  const furthest = furthestPhase(attempt);
  if (!isLater(stage.phase, furthest)) return unchanged;
  if (isLive(attempt)) {
    // A page that goes on without us has no use for its call any more.
    const { phase } = attempt.stage;
    const abandonedCallId =
      phase === 'awaiting-assertion' ? pendingCallId(attempt) : null;
    return { ...move(attempt, stage), abandonedCallId };
  }
  if (isRenewable(attempt) && isLater(furthest, 'awaiting-assertion')) {
    return reach(beginUnderWay(attempt.kind, stage, moment));
  }
  return unchanged;
}

export function seeCode(
  attempt: AttemptState | null,
  { code, selfConfirming }: { code: string; selfConfirming: boolean },
  moment: Moment,
): Transition {
  const shown = awaitConfirmation(code, moment);
  const held = holdCode(code, moment);
  const next = selfConfirming ? held : shown;
  if (attempt === null) return goOn(attempt, next, moment);
  const { stage } = attempt;
  if (stage.phase === 'awaiting-confirmation') {
    return stage.code === code ? unchanged : move(attempt, shown);
  }
  if (stage.phase === 'awaiting-phone' && selfConfirming) {
    return stage.heldCode?.code === code ? unchanged : move(attempt, held);
  }
  return goOn(attempt, next, moment);
}

export function complete(
  attempt: AttemptState | null,
  moment: Moment,
): Transition {
  // Sessions link without a gate, too: that is not an attempt.
  if (attempt === null) return unchanged;
  const news = goOn(attempt, { phase: 'completed' }, moment);
  return news === unchanged ? withdrawRenewal(attempt) : news;
}
