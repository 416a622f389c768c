import type { Splice } from './splice';

/** What one edit finds in one file. */
export type Located =
  /** Not there yet; `splice` puts it in. */
  | { state: 'absent'; splice: Splice; line: number }
  /** Ours, in place; `removal` takes it out, null when it cannot exactly. */
  | { state: 'present'; removal: Splice | null; line: number }
  /** WAHA has something of that name itself. */
  | { state: 'theirs'; reason: string }
  /** The anchor is missing or not unique. */
  | { state: 'missing'; reason: string };

export const missing = (reason: string): Located => ({
  state: 'missing',
  reason,
});
