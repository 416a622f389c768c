import type { Clock } from '@waha-passkey/ceremony';
import { PasskeyError, PasskeyErrorCode } from '@waha-passkey/contract';
import { createTicket, hashTicket } from './handoff-ticket';

/** Times in milliseconds. */
export interface HandoffLimits {
  /** Longest life of a link. */
  ticketMs: number;
  /** How long a dead link is still told apart from an unknown one. */
  rememberMs: number;
  /** Submits that fail a check before the link dies. */
  invalidSubmits: number;
}

export const defaultHandoffLimits: HandoffLimits = {
  ticketMs: 300_000,
  rememberMs: 900_000,
  invalidSubmits: 5,
};

/** What a link opens, and for how long. */
export interface HandoffGrant {
  readonly session: string;
  attemptId: string;
  /** Monotonic milliseconds. */
  readonly until: number;
  invalidSubmits: number;
  /** An assertion came this way: it may be followed to its end. */
  accepted: boolean;
}

type Death = 'used' | 'expired' | 'replaced';

interface Entry {
  readonly grant: HandoffGrant;
  /** `ticket`: in a link, unopened. `claim`: in the page that opened it. */
  readonly role: 'ticket' | 'claim';
  death: Death | null;
  forgetAt: number;
}

const refusals: Record<Death, { code: PasskeyErrorCode; message: string }> = {
  used: {
    code: PasskeyErrorCode.TICKET_USED,
    message: 'This link was opened already. Ask for a new one.',
  },
  expired: {
    code: PasskeyErrorCode.TICKET_EXPIRED,
    message: 'This link has expired. Ask for a new one.',
  },
  replaced: {
    code: PasskeyErrorCode.TICKET_REPLACED,
    message: 'A newer link exists, or this one was misused. Use the newest.',
  },
};

/**
 * The links that are out. Only hashes are kept; one link a session; whoever
 * opens it first exchanges the ticket for a claim of their own.
 */
export class HandoffTickets {
  private readonly entries = new Map<string, Entry>();

  constructor(
    private readonly clock: Clock,
    private readonly limits: HandoffLimits = defaultHandoffLimits,
  ) {}

  /** `until`: when the challenge dies, monotonic milliseconds. */
  mint(
    session: string,
    attemptId: string,
    until: number,
  ): { ticket: string; grant: HandoffGrant } {
    this.forgetOld();
    this.kill((other) => other.session === session);
    const grant: HandoffGrant = {
      session,
      attemptId,
      until: Math.min(until, this.now + this.limits.ticketMs),
      invalidSubmits: 0,
      accepted: false,
    };
    return { ticket: this.add('ticket', grant), grant };
  }

  /** Spends the ticket of a link; throws a `PasskeyError` when it is dead. */
  claim(ticket: string): { claim: string; grant: HandoffGrant } {
    const entry = this.open(ticket, 'ticket');
    this.end(entry, 'used');
    return { claim: this.add('claim', entry.grant), grant: entry.grant };
  }

  /** What the holder of a claim may do; throws when it is dead. */
  read(claim: string): HandoffGrant {
    return this.open(claim, 'claim').grant;
  }

  /** The claim is spent, and a new ticket opens the same elsewhere. */
  transfer(claim: string): string {
    const entry = this.open(claim, 'claim');
    this.end(entry, 'used');
    return this.add('ticket', entry.grant);
  }

  /** Kills the link once too many answers failed a check. */
  countInvalid(grant: HandoffGrant): void {
    grant.invalidSubmits += 1;
    if (grant.invalidSubmits >= this.limits.invalidSubmits) this.revoke(grant);
  }

  revoke(grant: HandoffGrant): void {
    this.kill((other) => other === grant);
  }

  private get now(): number {
    return this.clock.monotonicMs();
  }

  private add(role: Entry['role'], grant: HandoffGrant): string {
    const ticket = createTicket();
    const entry: Entry = { grant, role, death: null, forgetAt: Infinity };
    this.entries.set(hashTicket(ticket), entry);
    return ticket;
  }

  private open(ticket: string, role: Entry['role']): Entry {
    const entry = this.entries.get(hashTicket(ticket));
    if (entry?.role !== role) {
      throw new PasskeyError(
        PasskeyErrorCode.TICKET_UNKNOWN,
        'This link is not known here. Open the whole link, or ask for a new one.',
      );
    }
    const { until, accepted } = entry.grant;
    if (entry.death === null && !accepted && this.now >= until) {
      this.end(entry, 'expired');
    }
    if (entry.death === null) return entry;
    const { code, message } = refusals[entry.death];
    throw new PasskeyError(code, message);
  }

  private kill(dies: (grant: HandoffGrant) => boolean): void {
    for (const entry of this.entries.values()) {
      if (entry.death === null && dies(entry.grant)) {
        this.end(entry, 'replaced');
      }
    }
  }

  private end(entry: Entry, death: Death): void {
    entry.death = death;
    entry.forgetAt = this.now + this.limits.rememberMs;
  }

  private forgetOld(): void {
    for (const [hash, { forgetAt, grant }] of this.entries) {
      const given = Math.min(forgetAt, grant.until + this.limits.rememberMs);
      if (given <= this.now) this.entries.delete(hash);
    }
  }
}
