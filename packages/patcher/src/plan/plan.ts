import type { Recipe } from '../recipe/recipe';
import type { WahaCheckout } from './recognise-waha';

export const StepStatus = {
  APPLIES: 'applies',
  IN_PLACE: 'already there',
  NOT_NEEDED: 'not needed here',
  CANNOT: 'cannot',
} as const;

export type StepStatus = (typeof StepStatus)[keyof typeof StepStatus];

/** One place in one file, as a person would look it up. */
export interface PlannedPlace {
  file: string;
  /** 1-based; null for new files and missing anchors. */
  line: number | null;
  status: StepStatus;
  reason: string;
}

/** A file before and after; null where it does not exist. */
export interface FileChange {
  path: string;
  before: string | null;
  after: string | null;
}

export interface Step {
  recipe: Recipe;
  status: StepStatus;
  places: PlannedPlace[];
  /** In terms of the tree as the steps before have left it. */
  changes: FileChange[];
}

export interface Plan {
  direction: 'apply' | 'reverse';
  waha: WahaCheckout;
  steps: Step[];
}

export function isPossible(plan: Plan): boolean {
  return plan.steps.every((step) => step.status !== StepStatus.CANNOT);
}

/** All steps together: one entry a file, unchanged files left out. */
export function mergeChanges(plan: Plan): FileChange[] {
  const merged = new Map<string, FileChange>();
  for (const change of plan.steps.flatMap((step) => step.changes)) {
    const earlier = merged.get(change.path);
    merged.set(change.path, {
      ...change,
      before: earlier ? earlier.before : change.before,
    });
  }
  return [...merged.values()].filter(({ before, after }) => before !== after);
}
