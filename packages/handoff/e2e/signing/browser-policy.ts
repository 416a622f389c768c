import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Where Debian's Chromium reads the policies of its machine. */
const file = '/etc/chromium/policies/managed/waha-passkey-handoff-test.json';

/**
 * Lets browsers that start from now on sign for an origin named on their
 * command line. False where this machine does not allow a policy file.
 */
export function allowRemoteDesktop(): boolean {
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(
      file,
      JSON.stringify({ WebAuthenticationRemoteProxiedRequestsAllowed: true }),
    );
    return true;
  } catch {
    return false;
  }
}

export function withdrawPolicy(): void {
  rmSync(file, { force: true });
}
