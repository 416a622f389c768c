/** The name of a session as one segment of a path; throws a `TypeError`. */
export function toSegment(session: string): string {
  // A URL parser takes both for steps of the path: another route would be asked.
  if (session === '' || session === '.' || session === '..') {
    throw new TypeError(`"${session}" is not the name of a session.`);
  }
  return encodeURIComponent(session);
}
