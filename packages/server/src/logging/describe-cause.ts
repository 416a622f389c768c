const LONGEST = 200;

/** Digits of numbers, and texts that may be keys or tokens. */
const SECRET = /\d{5,}|[\w+/=-]{24,}/g;

/** The first line of an error, for the log, without what may be a secret. */
export function describeCause(error: unknown): string {
  const [line = ''] = String(error).split('\n');
  return line.replace(SECRET, '…').slice(0, LONGEST);
}
