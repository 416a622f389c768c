/** Held by the worker on which the session runs. */
export const sessionKey = (session: string): string => `session:${session}`;

/** Held by the worker that gave the link out; `hash` of its ticket or claim. */
export const linkKey = (hash: string): string => `link:${hash}`;
