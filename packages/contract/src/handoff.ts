import type { PasskeyAttempt } from './attempt';
import type { PasskeyChallenge } from './challenge';
import type { PasskeyConfirmation } from './confirmation';

/** Carries the ticket, later the claim, on every request of the page. */
export const handoffHeader = 'X-Passkey-Ticket';

/**
 * What takes the place of a ticket or a claim when it is exchanged: 43 base64url
 * characters, made by the page, so that a request whose answer was lost can be
 * repeated.
 */
export const handoffNextHeader = 'X-Passkey-Next-Ticket';

/** What `POST …/passkey/handoff` answers: a link for the account owner. */
export interface PasskeyHandoff {
  /** The ticket is in its fragment, which no server ever receives. */
  url: string;
  /** epoch milliseconds */
  expiresAt: number;
  attemptId: string;
}

/** All that the holder of one ticket may know, and nothing more. */
export interface PasskeyHandoffView {
  /** The server's clock, epoch milliseconds; the visitor's may be wrong. */
  now: number;
  /** Host of the configured public URL. */
  server: string;
  session: string;
  attempt: PasskeyAttempt;
  /** While the owner may sign; null, as the code is, until the link is claimed. */
  challenge: PasskeyChallenge | null;
  /** While a code has to be compared. */
  confirmation: PasskeyConfirmation | null;
  /** When the link dies, epoch milliseconds. */
  expiresAt: number;
}

/** The ticket in the link is spent; the claim takes its place. */
export interface PasskeyHandoffClaim {
  claim: string;
  view: PasskeyHandoffView;
}
