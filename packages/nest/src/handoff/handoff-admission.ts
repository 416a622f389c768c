import type { Clock } from '@waha-passkey/ceremony';
import {
  handoffHeader,
  isPasskeyError,
  PasskeyError,
  PasskeyErrorCode,
} from '@waha-passkey/contract';
import type { HandoffAction, HandoffLog } from './handoff-log';
import type { HandoffTickets } from './handoff-tickets';
import type { MinuteLimits } from './minute-limits';
import { toNetwork } from './to-network';

/** Refuses what opens nothing, and limits callers that guess. */
export class HandoffAdmission {
  constructor(
    private readonly tickets: HandoffTickets,
    private readonly unknowns: MinuteLimits,
    private readonly clock: Clock,
    private readonly log: HandoffLog,
  ) {}

  /**
   * Throws for a ticket or claim that is missing, not known or dead. `address`
   * is limited in those that are not known. A refused `action` leaves a line; a
   * mere look leaves none, and neither does a request beyond the limit.
   */
  admit(
    secret: string | undefined,
    address: string,
    action: HandoffAction | null,
  ): string {
    try {
      if (secret === undefined) throw createMissingError();
      this.tickets.admit(secret);
      return secret;
    } catch (error) {
      if (isPasskeyError(error) && error.code === 'PASSKEY_TICKET_UNKNOWN') {
        this.unknowns.admit(
          toNetwork(address),
          this.clock.monotonicMs(),
          'Too many requests with links that are not known came from this address. Wait, then open the whole link.',
        );
      }
      if (action !== null) this.log.refusal(address, action, error);
      throw error;
    }
  }
}

function createMissingError(): PasskeyError {
  return new PasskeyError(
    PasskeyErrorCode.TICKET_UNKNOWN,
    `The request carries no ticket. Send it in the header ${handoffHeader}.`,
  );
}
