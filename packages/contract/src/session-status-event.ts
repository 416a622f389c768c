import type { PasskeyAttempt } from './attempt';
import type { PasskeyChallenge } from './challenge';
import type { PasskeyConfirmation } from './confirmation';
import type { SessionStatus } from './session-status';

/** Upstream's `data`: the challenge, the code, or null. */
export type SessionStatusData = PasskeyChallenge | PasskeyConfirmation | null;

export interface SessionStatusPoint {
  status: SessionStatus;
  /** epoch milliseconds */
  timestamp: number;
}

/** Payload of WAHA's `session.status` event; `passkey` is our sibling field. */
export interface SessionStatusPayload {
  name: string;
  status: SessionStatus;
  /** The last three, oldest first. */
  statuses: SessionStatusPoint[];
  data: SessionStatusData;
  passkey: PasskeyAttempt | null;
}
