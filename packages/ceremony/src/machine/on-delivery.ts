import type { AttemptState } from './attempt-state';
import type { CeremonyInput, Moment } from './ceremony-input';
import { loseCall } from './on-gate';
import { awaitCompletion, awaitPhone } from './stages';
import { stop } from './stop';
import { move, unchanged, type Transition } from './transition';

type Input<T extends CeremonyInput['type']> = Extract<
  CeremonyInput,
  { type: T }
>;

/** From here on no other assertion can be delivered for this attempt. */
export function consume(
  attempt: AttemptState | null,
  { warnings }: Input<'submitted'>,
  { now, timeouts }: Moment,
): Transition {
  if (attempt?.stage.phase !== 'awaiting-assertion') return unchanged;
  const due = now + timeouts.deliveryMs;
  return move({ ...attempt, warnings }, { phase: 'delivering', due });
}

export function acknowledge(
  attempt: AttemptState | null,
  moment: Moment,
): Transition {
  if (attempt?.stage.phase !== 'delivering') return unchanged;
  // A checkpoint has neither phone nor code: WhatsApp judges, and that is all.
  const checkpoint = attempt.kind === 'checkpoint';
  return move(
    attempt,
    checkpoint ? awaitCompletion(moment) : awaitPhone(moment),
  );
}

export function failDelivery(
  attempt: AttemptState | null,
  { reason, untouched }: Input<'delivery-failed'>,
  moment: Moment,
): Transition {
  if (attempt?.stage.phase !== 'delivering') return unchanged;
  const { call, expiresAt } = attempt;
  if (untouched && expiresAt !== null) {
    const stage = { phase: 'awaiting-assertion', due: expiresAt } as const;
    return move({ ...attempt, warnings: [] }, stage);
  }
  if (reason === 'PAGE_DID_NOT_ACKNOWLEDGE' || call === null) {
    return stop(attempt, reason, { retryable: true });
  }
  return loseCall(attempt, { callId: call.callId, reason }, moment);
}
