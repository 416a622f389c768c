import type { HeldCode, Stage } from './attempt-state';
import type { Moment } from './ceremony-input';

export function awaitPhone({ now, timeouts }: Moment): Stage {
  const due = now + timeouts.phoneMs;
  return { phase: 'awaiting-phone', due, heldCode: null };
}

/** The page confirms by itself; when it does not, a human has to. */
export function holdCode(code: string, { now, timeouts }: Moment): Stage {
  const confirmUntil = now + timeouts.confirmationMs;
  return {
    phase: 'awaiting-phone',
    due: Math.min(now + timeouts.selfConfirmMs, confirmUntil),
    heldCode: { code, confirmUntil },
  };
}

export function showHeldCode({ code, confirmUntil }: HeldCode): Stage {
  return { phase: 'awaiting-confirmation', due: confirmUntil, code };
}

export function awaitConfirmation(code: string, moment: Moment): Stage {
  const due = moment.now + moment.timeouts.confirmationMs;
  return { phase: 'awaiting-confirmation', due, code };
}

export function awaitCompletion({ now, timeouts }: Moment): Stage {
  return { phase: 'completing', due: now + timeouts.completionMs };
}
