import { isIP } from 'node:net';

/** As Express' setting of the same name. */
export type TrustProxy = boolean | number | string;

const names = new Set(['loopback', 'linklocal', 'uniquelocal']);

/**
 * Reads Express' setting "trust proxy" from text: true or false, how many
 * proxies there are, or a list of addresses, subnets and their names. Null when
 * it is none of these; Express itself would fail at its first use.
 */
export function parseTrustProxy(text: string): TrustProxy | null {
  const value = text.trim().toLowerCase();
  if (value === 'true' || value === 'false') return value === 'true';
  if (/^\d{1,3}$/.test(value)) return Number(value);
  const entries = value.split(',').map((entry) => entry.trim());
  return entries.every(isTrustable) ? entries.join(', ') : null;
}

function isTrustable(entry: string): boolean {
  if (names.has(entry)) return true;
  const [address = '', range, ...rest] = entry.split('/');
  const family = isIP(address);
  if (family === 0 || rest.length > 0) return false;
  if (range === undefined) return true;
  if (!/^\d{1,3}$/.test(range)) return family === 4 && isNetmask(range);
  const bits = Number(range);
  return bits > 0 && bits <= (family === 4 ? 32 : 128);
}

/** Ones, then zeros. */
function isNetmask(mask: string): boolean {
  if (isIP(mask) !== 4) return false;
  const bits = mask
    .split('.')
    .map((octet) => Number(octet).toString(2).padStart(8, '0'))
    .join('');
  return /^1+0*$/.test(bits);
}
