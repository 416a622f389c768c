import type { WahaSession } from './waha-session';
import { report } from '../report';

/** A session that cannot answer a passkey is better than none. */
export function attachSafely<Session extends WahaSession>(
  session: Session,
  attach: (session: Session) => void,
): void {
  try {
    attach(session);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    report(`the session ${session.name} runs without passkeys: ${reason}`);
  }
}
