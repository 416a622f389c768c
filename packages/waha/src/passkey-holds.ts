import type { SessionStatus } from '@waha-passkey/contract';
import { passkeyHost } from './passkey-host';
import type { WahaSession } from './waha-names';

/**
 * Called with every status an engine sets. True when a pending passkey holds
 * another one over it: then the engine's must not be shown.
 */
export function passkeyHolds(session: WahaSession, status: string): boolean {
  return passkeyHost()
    .linkOf(session)
    .noteHostStatus(status as SessionStatus);
}
