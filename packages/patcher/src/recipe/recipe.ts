import type { Edit } from './edit';

/** Code generations of WAHA, told apart by what its sources contain. */
export const Generation = {
  /** 2024.12 … 2026.6: `events2`, five statuses. */
  T1: 'T1',
  /** 2026.7: seven statuses, `setStatus`, passkeys on GOWS. */
  T2: 'T2',
  /** After it: session hooks and plugins. */
  T3: 'T3',
} as const;

export type Generation = (typeof Generation)[keyof typeof Generation];

/** A member whose presence shows that WAHA needs no such recipe. */
export interface NativeMark {
  file: string;
  class: string;
  member: string;
  because: string;
}

/** A file without which the recipe has nothing to do. */
export interface WantedFile {
  file: string;
  /** Said where it is missing. */
  because: string;
}

/** One change to WAHA: a commit of the series, a file in `patches/`. */
export interface Recipe {
  /** `04-status-hold`, from the file's name. */
  id: string;
  /** The commit's subject: `[core] …`. */
  title: string;
  /** The commit's body. */
  why: string;
  generations: Generation[];
  notNeededWhen: NativeMark | null;
  onlyWhere: WantedFile | null;
  edits: Edit[];
}
