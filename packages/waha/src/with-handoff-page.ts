import { passkeyHost } from './passkey-host';

/**
 * For the paths that WAHA's password for Swagger leaves alone (they are matched
 * by their beginning): the account owner has a ticket, not that password.
 */
export function withHandoffPage(paths: string[]): string[] {
  const { enabled, publicUrl } = passkeyHost().settings;
  return enabled && publicUrl !== null ? [...paths, '/passkey'] : paths;
}
