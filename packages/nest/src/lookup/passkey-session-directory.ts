import type { PasskeyCapability } from '@waha-passkey/contract';

/** A session the host knows, running or not. */
export interface KnownSession {
  /** What its engine declares; null when the host cannot say. */
  capability: PasskeyCapability | null;
}

/** The host's sessions, including those that do not run. */
export interface PasskeySessionDirectory {
  /** Null when there is no session of this name. */
  find(session: string): KnownSession | null | Promise<KnownSession | null>;
}
