import type { PasskeyAttempt } from '@waha-passkey/contract';
import {
  dueOf,
  isRenewable,
  type AttemptState,
} from '../machine/attempt-state';
import type { WallTime } from './wall-time';

/** What clients see of an attempt, at this moment's wall time. */
export function toAttempt(
  state: AttemptState,
  session: string,
  wall: WallTime,
): PasskeyAttempt {
  const show = (instant: number | null): number | null =>
    instant === null ? null : wall.at(instant);
  return {
    attemptId: state.attemptId,
    session,
    kind: state.kind,
    phase: state.stage.phase,
    requestedAt: wall.at(state.requestedAt),
    expiresAt: show(state.expiresAt),
    codeFreeUntil: show(state.codeFreeUntil),
    deadline: show(dueOf(state)),
    reason: toShownReason(state),
    retryable: isRenewable(state),
    warnings: [...state.warnings],
  };
}

function toShownReason({ stage }: AttemptState): PasskeyAttempt['reason'] {
  if (stage.phase === 'ended') return { ...stage.reason };
  if (stage.phase === 'gate-seen' && stage.refusal) {
    return { ...stage.refusal };
  }
  return null;
}
