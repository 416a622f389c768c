import { randomBytes } from 'node:crypto';

const CROCKFORD = '0123456789abcdefghjkmnpqrstvwxyz';

/** A lower-case ULID (https://github.com/ulid/spec) with WAHA's prefix. */
export function createEventId(now: number = Date.now()): string {
  let time = '';
  for (let rest = now, i = 0; i < 10; i++, rest = Math.floor(rest / 32)) {
    time = CROCKFORD.charAt(rest % 32) + time;
  }
  const random = Array.from(randomBytes(16), (byte) =>
    CROCKFORD.charAt(byte % 32),
  ).join('');
  return `evt_${time}${random}`;
}
