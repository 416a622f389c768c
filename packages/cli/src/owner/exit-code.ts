/** How `sign` and `link` end, for scripts; docs/signing.md explains each. */
export const ExitCode = {
  LINKED: 0,
  FAILED: 1,
  USAGE: 2,
  DECLINED: 3,
  EXPIRED: 4,
  NOTHING_PENDING: 5,
  INTERRUPTED: 130,
} as const;

export type ExitCode = (typeof ExitCode)[keyof typeof ExitCode];
