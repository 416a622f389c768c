import type { Clock } from '@waha-passkey/ceremony';
import { PasskeyError, PasskeyErrorCode } from '@waha-passkey/contract';
import { HandoffGrant } from './handoff-grant';
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
    const end = Math.min(until, this.now + this.limits.ticketMs);
    const grant = new HandoffGrant(session, attemptId, end);
    return { ticket: this.add('ticket', grant), grant };
  }

  /** Spends the ticket of a link; throws a `PasskeyError` when it is dead. */
  claim(ticket: string): { claim: string; grant: HandoffGrant } {
    const entry = this.find(ticket, 'ticket');
    this.end(entry, 'used');
    return { claim: this.add('claim', entry.grant), grant: entry.grant };
  }

  /** What the holder of a claim may do; throws when it is dead. */
  use(claim: string): HandoffGrant {
    return this.find(claim, 'claim').grant;
  }

  /** What its holder may look at: also an outcome that came after its end. */
  read(claim: string): HandoffGrant {
    const { grant } = this.find(claim, 'claim', 'isReadable');
    grant.markRead(this.now);
    return grant;
  }

  /** Lets the holder see how `action` ended, though the link expires before. */
  async hold(grant: HandoffGrant, action: () => Promise<void>): Promise<void> {
    grant.begin();
    try {
      await action();
    } finally {
      grant.end(this.now);
    }
  }

  /** The claim is spent, and a new ticket opens the same elsewhere. */
  transfer(claim: string): string {
    const entry = this.find(claim, 'claim');
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

  private find(
    ticket: string,
    role: Entry['role'],
    wanted: 'isUsable' | 'isReadable' = 'isUsable',
  ): Entry {
    const entry = this.entries.get(hashTicket(ticket));
    if (entry?.role !== role) {
      throw new PasskeyError(
        PasskeyErrorCode.TICKET_UNKNOWN,
        'This link is not known here. Open the whole link, or ask for a new one.',
      );
    }
    const death =
      entry.death ?? (entry.grant[wanted](this.now) ? null : 'expired');
    if (death === null) return entry;
    const { code, message } = refusals[death];
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
