import type { PasskeyAssertion } from '@waha-passkey/contract';

/**
 * The result a person pasted, however much of the console came with it. Null
 * when there is none; the server checks the rest.
 */
export function readPastedAssertion(pasted: string): PasskeyAssertion | null {
  const start = pasted.indexOf('{');
  const end = pasted.lastIndexOf('}');
  if (start < 0 || end < start) return null;
  try {
    const parsed = JSON.parse(pasted.slice(start, end + 1)) as unknown;
    return isAssertion(parsed) ? parsed : null;
  } catch {
    return null;
  }
}

export function isAssertion(value: unknown): value is PasskeyAssertion {
  const { type, response } = (value ?? {}) as Partial<PasskeyAssertion>;
  return type === 'public-key' && typeof response === 'object';
}
