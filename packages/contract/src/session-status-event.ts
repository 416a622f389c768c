import type { PasskeyAttempt } from './attempt';
import type { PairingCodeNotice } from './pairing-code';
import type { PasskeyChallenge } from './challenge';
import type { PasskeyConfirmation } from './confirmation';
import type { SessionStatus } from './session-status';

/** `data` of SCAN_QR_CODE once the pairing code must not be shown any longer. */
export interface PairingCodeData {
  pairingCode: PairingCodeNotice;
}

/** Upstream's `data`: the challenge, the code, or null; and one of our own. */
export type SessionStatusData =
  PasskeyChallenge | PasskeyConfirmation | PairingCodeData | null;

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
