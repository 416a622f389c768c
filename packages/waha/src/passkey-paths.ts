import { passkeyHost } from './passkey-host';

/** One of WAHA's `HttpPathContribution`s (after 2026.7). */
export interface PasskeyPath {
  prefix: string;
  include: { authBasic: boolean };
}

/**
 * For a WAHA that keeps a registry of paths: what `exceptHandoffPage` is
 * elsewhere. Nothing without a public URL, as there is no page then.
 */
export function passkeyPaths(): PasskeyPath[] {
  const { enabled, publicUrl } = passkeyHost().settings;
  if (!enabled || publicUrl === null) return [];
  return [{ prefix: '/passkey', include: { authBasic: false } }];
}
