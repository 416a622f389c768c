import { doesGateStay } from '../reasons';
import {
  isGateUp,
  isRenewable,
  pendingCallId,
  type AttemptState,
} from './attempt-state';
import { ask, beginAtGate, beginInCall, learnChallenge } from './begin-attempt';
import type { CeremonyInput, Moment } from './ceremony-input';
import { stop, supersede } from './stop';
import { reach, unchanged, type Transition } from './transition';

type Input<T extends CeremonyInput['type']> = Extract<
  CeremonyInput,
  { type: T }
>;

export function seeGate(
  attempt: AttemptState | null,
  { kind, challenge }: Input<'gate'>,
  moment: Moment,
): Transition {
  const begin = (): Transition =>
    supersede(attempt, beginAtGate(attempt, kind, challenge, moment));

  if (attempt === null || attempt.kind !== kind) return begin();
  if (challenge === null) return isGateUp(attempt) ? unchanged : begin();
  if (challenge.challenge === attempt.challenge?.challenge) return unchanged;
  // Nothing was offered to anybody yet: it is the same attempt still.
  if (attempt.stage.phase === 'gate-seen') {
    return reach(learnChallenge(attempt, challenge, moment));
  }
  // It ended before its challenge was known, and learns it only now.
  if (attempt.challenge === null && isRenewable(attempt)) return unchanged;
  return begin();
}

export function seeCall(
  attempt: AttemptState | null,
  { kind, callId, challenge, origin }: Input<'call'>,
  moment: Moment,
): Transition {
  const call = { callId, challenge, origin };
  if (attempt?.call?.callId === callId) return unchanged;
  if (attempt?.stage.phase === 'gate-seen' && attempt.kind === kind) {
    return reach(ask(attempt, call, moment));
  }
  return supersede(attempt, beginInCall(attempt, kind, call, moment));
}

export function loseCall(
  attempt: AttemptState | null,
  { callId, reason }: Pick<Input<'call-ended'>, 'callId' | 'reason'>,
  moment: Moment,
): Transition {
  if (attempt === null || callId !== pendingCallId(attempt)) return unchanged;
  if (reason === 'SUPERSEDED') {
    // The page is about to ask again, which has a clock of its own.
    const fresh = beginAtGate(attempt, attempt.kind, null, moment);
    return reach(...supersede(attempt, fresh).trail);
  }
  const retryable = doesGateStay(reason, attempt.kind);
  return stop(attempt, reason, { retryable, callIsOver: true });
}
