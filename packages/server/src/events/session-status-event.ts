import type { EngineName, SessionStatusPayload } from '@waha-passkey/contract';
import type { Environment } from '../observability/environment';

/** Who the session is, once linked. */
export interface Me {
  /** `11111111111@c.us`, or `…@lid` for an account without a phone number. */
  id: string;
  /** The account's hidden identity, `…@lid`, where the engine knows it. */
  lid?: string;
  pushName: string;
}

export interface HostStatusPayload extends SessionStatusPayload {
  /** Why the session is FAILED; null otherwise. Not an upstream member. */
  reason: string | null;
}

/** WAHA's envelope around every event, and the one event sent here. */
export interface SessionStatusEvent {
  id: string;
  /** epoch milliseconds */
  timestamp: number;
  event: 'session.status';
  session: string;
  metadata: Record<string, string>;
  me: Me | null;
  payload: HostStatusPayload;
  engine: EngineName;
  environment: Environment;
}
