import type { AttemptState } from './attempt-state';
import type { CeremonyInput, Moment } from './ceremony-input';
import { acknowledge, consume, failDelivery } from './on-delivery';
import { loseCall, seeCall, seeGate } from './on-gate';
import { complete, goOn, seeCode } from './on-progress';
import { runOut } from './on-time';
import { awaitCompletion, awaitPhone } from './stages';
import { failRenewal, renew } from './on-renewal';
import { cancel, stop } from './stop';
import { unchanged, type Transition } from './transition';

/**
 * One step of a ceremony. It is pure: `moment` is all it knows of the world,
 * and an input that makes no sense for this attempt changes nothing.
 */
export function advance(
  attempt: AttemptState | null,
  input: CeremonyInput,
  moment: Moment,
): Transition {
  if ('attemptId' in input && input.attemptId !== attempt?.attemptId) {
    return unchanged;
  }
  switch (input.type) {
    // What the engine sees
    case 'gate':
      return seeGate(attempt, input, moment);
    case 'call':
      return seeCall(attempt, input, moment);
    case 'call-ended':
      return loseCall(attempt, input, moment);
    case 'awaiting-phone':
      return goOn(attempt, awaitPhone(moment), moment);
    case 'code':
      return seeCode(attempt, input, moment);
    case 'completing':
      return goOn(attempt, awaitCompletion(moment), moment);
    case 'completed':
      return complete(attempt, moment);
    case 'failed':
      return stop(attempt, input.reason, { retryable: input.retryable });
    case 'gone':
      return stop(attempt, input.reason, {
        retryable: false,
        callIsOver: true,
      });

    case 'pairing-code':
      return unchanged;

    // What becomes of an assertion
    case 'submitted':
      return consume(attempt, input, moment);
    case 'delivered':
      return acknowledge(attempt, moment);
    case 'delivery-failed':
      return failDelivery(attempt, input, moment);

    // What humans did
    case 'confirmed':
      return goOn(attempt, awaitCompletion(moment), moment);
    case 'rejected':
      return stop(attempt, 'CODE_REJECTED', { retryable: false });
    case 'cancelled':
      return cancel(attempt);
    case 'renewing':
      return renew(attempt, moment);
    case 'renewal-failed':
      return failRenewal(attempt, input);

    // Time
    case 'due':
      return runOut(attempt, moment);
    case 'closed':
      return stop(attempt, input.reason, { retryable: false });
  }
}
