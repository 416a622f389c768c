/** How `doctor` ends, for scripts. */
export const DoctorExit = {
  READY: 0,
  FAILED: 1,
  USAGE: 2,
  NOT_READY: 3,
  INTERRUPTED: 130,
} as const;

export type DoctorExit = (typeof DoctorExit)[keyof typeof DoctorExit];

export const doctorExitHelp = `
The API key comes from WAHA_API_KEY, or is asked for; never from an argument.

Exit codes:
  0    accounts that ask for a passkey can be linked
  1    no answer, or not one of WAHA, or the key was refused
  2    wrong options, or no key
  3    something is missing; what to do is said
  130  interrupted
`;
