import type { IncomingHttpHeaders } from 'node:http';

const JSON_TYPE = /^application\/(?:[\w.+-]+\+)?json$/i;
const CHARSET = /^charset="?(?:utf-?8|us-ascii)"?$/i;

/** JSON is UTF-8 (RFC 8259 §8.1), and needs no compression at this size. */
export function isJson(headers: IncomingHttpHeaders): boolean {
  const encoding = headers['content-encoding'] ?? 'identity';
  if (encoding.toLowerCase() !== 'identity') return false;
  const [type = '', ...parameters] = (headers['content-type'] ?? '')
    .split(';')
    .map((part) => part.trim());
  const charsets = parameters.filter((part) => /^charset\s*=/i.test(part));
  return (
    JSON_TYPE.test(type) &&
    charsets.every((part) => CHARSET.test(part.replace(/\s*=\s*/, '=')))
  );
}
