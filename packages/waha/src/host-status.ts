import { passkeyHost } from './passkey-host';
import type { WahaSession } from './waha-names';

/** The status the engine set itself, whatever is held over it. */
export function hostStatus<Status>(session: WahaSession & { status: Status }) {
  const link = passkeyHost().linkOf(session);
  return (link.passkey ? link.hostStatus : session.status) as Status;
}
