import type { AttemptState, Stage } from './attempt-state';

/** What an input did. */
export interface Transition {
  /** Each state reached, oldest first; the last is the newest attempt's. */
  readonly trail: readonly AttemptState[];
  /** A call of the page that will not be answered any more: end it. */
  readonly abandonedCallId: string | null;
}

export const unchanged: Transition = { trail: [], abandonedCallId: null };

export function reach(...trail: AttemptState[]): Transition {
  return { trail, abandonedCallId: null };
}

export function move(attempt: AttemptState, stage: Stage): Transition {
  return reach({ ...attempt, stage });
}
