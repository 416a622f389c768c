import type { WhatsappSession } from './session.abc';

/** The injection token of WAHA's manager. */
export abstract class SessionManager {
  abstract exists(name: string): Promise<boolean>;
  abstract getSession(name: string): WhatsappSession;
  abstract getSessionInfo(name: string): Promise<object>;
  abstract start(name: string): Promise<void>;
  abstract stop(name: string): Promise<void>;
  abstract logout(name: string): Promise<void>;
}
