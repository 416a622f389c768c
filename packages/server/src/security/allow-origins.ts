import type { Request } from 'express';

/** The hand-off page is opened, and never called from another page. */
const HANDOFF = /^\/+passkey(?:\/|$)/i;

/**
 * As WAHA, the API answers every origin: what counts is the API key, which no
 * browser sends by itself.
 */
export function allowOrigins(
  { path }: Request,
  callback: (error: null, options: { origin: '*' | false }) => void,
): void {
  callback(null, { origin: HANDOFF.test(path) ? false : '*' });
}
