import type { PasskeyReasonCode } from '@waha-passkey/contract';
import { doesGateStay, toReason } from '../reasons';
import { isLive, pendingCallId, type AttemptState } from './attempt-state';
import { move, reach, unchanged, type Transition } from './transition';

interface StopOptions {
  /** The page shows the gate still, so that it can be made to ask again. */
  retryable: boolean;
  /** The page's call ended with it, or before: it needs no end. */
  callIsOver?: boolean;
}

/** Ends a live attempt; of one that ended, it may withdraw the renewal. */
export function stop(
  attempt: AttemptState | null,
  reason: PasskeyReasonCode,
  { retryable, callIsOver = false }: StopOptions,
): Transition {
  if (attempt === null) return unchanged;
  if (!isLive(attempt)) {
    return retryable ? unchanged : withdrawRenewal(attempt);
  }
  return {
    trail: [end(attempt, reason, retryable)],
    abandonedCallId: callIsOver ? null : pendingCallId(attempt),
  };
}

/** A human does not want to go on; a checkpoint stays up all the same. */
export function cancel(attempt: AttemptState | null): Transition {
  const retryable = attempt !== null && doesGateStay('CANCELLED', attempt.kind);
  return stop(attempt, 'CANCELLED', { retryable, callIsOver: true });
}

/** `fresh` takes the place of `attempt`, live or not. */
export function supersede(
  attempt: AttemptState | null,
  fresh: AttemptState,
): Transition {
  if (attempt === null || !isLive(attempt)) return reach(fresh);
  return {
    trail: [end(attempt, 'SUPERSEDED', false), fresh],
    abandonedCallId: pendingCallId(attempt),
  };
}

/** The gate an ended attempt could be renewed at is no longer there. */
export function withdrawRenewal(attempt: AttemptState): Transition {
  const { stage } = attempt;
  if (stage.phase !== 'ended' || !stage.retryable) return unchanged;
  return move(attempt, { ...stage, retryable: false });
}

function end(
  attempt: AttemptState,
  code: PasskeyReasonCode,
  retryable: boolean,
): AttemptState {
  const { stage } = attempt;
  // An engine that refuses has said why in its own words.
  const refusal = stage.phase === 'gate-seen' ? stage.refusal : null;
  const reason =
    refusal?.code === code ? refusal : toReason(code, attempt.kind);
  const ended = {
    phase: 'ended',
    reason,
    retryable,
    after: stage.phase,
  } as const;
  return { ...attempt, stage: ended };
}
