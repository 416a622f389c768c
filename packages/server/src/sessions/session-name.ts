import { randomBytes } from 'node:crypto';

/** There from the first request on, as in WAHA. */
export const DEFAULT_SESSION = 'default';

/** WAHA's rule; what passes is also safe as a folder name. */
const NAME = /^[a-zA-Z0-9_-]{1,54}$/;

export const sessionNameRule =
  'letters, digits, _ and -, at most 54 characters';

export function isSessionName(value: unknown): value is string {
  return typeof value === 'string' && NAME.test(value);
}

export function createSessionName(): string {
  return `session_${randomBytes(8).toString('hex')}`;
}
