import type { Clock } from '@waha-passkey/ceremony';
import { HandoffGrant } from './handoff-grant';
import type { HeldLinks } from './held-links';
import { defaultHandoffLimits, type HandoffLimits } from './handoff-limits';
import { createHandoffRefusal, type HandoffDeath } from './handoff-refusals';
import { createTicket, hashTicket, isTicket } from './handoff-ticket';

/** `ticket`: in a link, unopened. `claim`: in the page that opened it. */
export type HandoffRole = 'ticket' | 'claim';

interface Entry {
  readonly grant: HandoffGrant;
  readonly role: HandoffRole;
  death: HandoffDeath | null;
  forgetAt: number;
  /** Hash of what took its place. */
  successor: string | null;
}

/**
 * The links that are out. Only hashes are kept; one link a session; its ticket
 * is exchanged once, for a claim.
 */
export class HandoffTickets {
  private readonly entries = new Map<string, Entry>();

  constructor(
    private readonly clock: Clock,
    private readonly limits: HandoffLimits = defaultHandoffLimits,
    private readonly links: Pick<HeldLinks, 'add' | 'forget'> | null = null,
  ) {}

  /** `until`: when the challenge dies, monotonic milliseconds. */
  mint(
    session: string,
    attemptId: string,
    until: number,
  ): { ticket: string; grant: HandoffGrant } {
    this.kill((other) => other.session === session);
    const end = Math.min(until, this.now + this.limits.ticketMs);
    const grant = new HandoffGrant(session, attemptId, end, this.limits);
    const ticket = createTicket();
    this.add(ticket, 'ticket', grant);
    return { ticket, grant };
  }

  /**
   * Throws for one that is not known, or is dead; one that was exchanged passes,
   * as the same exchange may be asked for again.
   */
  admit(secret: string): void {
    this.forgetOld();
    const entry = this.entries.get(hashTicket(secret));
    if (entry === undefined) throw createHandoffRefusal('unknown');
    if (entry.successor !== null) return;
    if (entry.death !== null) throw createHandoffRefusal(entry.death);
    assertAlive(entry.grant.isReadable(this.now));
  }

  /** What the holder of a claim may do; throws when it is dead. */
  use(claim: string): HandoffGrant {
    const { grant } = this.find(claim, ['claim']);
    assertAlive(grant.isUsable(this.now));
    return grant;
  }

  /** What may be looked at: by a claim also an outcome that came after its end. */
  read(secret: string): { grant: HandoffGrant; role: HandoffRole } {
    const { grant, role } = this.find(secret, ['ticket', 'claim']);
    assertAlive(grant.isReadable(this.now));
    if (role === 'claim') grant.markRead(this.now);
    return { grant, role };
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

  /** What a link opens, before its ticket is spent. */
  open(ticket: string): HandoffGrant {
    const { grant } = this.find(ticket, ['ticket']);
    assertAlive(grant.isUsable(this.now));
    return grant;
  }

  /**
   * Spends a ticket or a claim. `proposed` takes its place if it is fit for it,
   * else a fresh one; returns what does.
   */
  exchange(spent: string, role: HandoffRole, proposed?: string): string {
    const entry = this.find(spent, ['ticket', 'claim']);
    const isFit = isTicket(proposed) && !this.entries.has(hashTicket(proposed));
    const follower = isFit ? proposed : createTicket();
    this.end(entry, 'used');
    entry.successor = this.add(follower, role, entry.grant);
    return follower;
  }

  /**
   * Whether `spent` was exchanged for just this: the answer was lost, and the
   * same request came again.
   */
  isFollowedBy(spent: string, follower = ''): boolean {
    const entry = this.entries.get(hashTicket(spent));
    return entry?.successor === hashTicket(follower);
  }

  /** Alive or dead; forgotten ones are not. */
  knows(secret: string): boolean {
    return this.entries.has(hashTicket(secret));
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

  private add(secret: string, role: HandoffRole, grant: HandoffGrant): string {
    const hash = hashTicket(secret);
    const state = { death: null, forgetAt: Infinity, successor: null };
    this.entries.set(hash, { grant, role, ...state });
    this.links?.add(hash);
    return hash;
  }

  private find(secret: string, roles: readonly HandoffRole[]): Entry {
    this.forgetOld();
    const entry = this.entries.get(hashTicket(secret));
    if (entry === undefined || !roles.includes(entry.role)) {
      throw createHandoffRefusal('unknown');
    }
    if (entry.death !== null) throw createHandoffRefusal(entry.death);
    return entry;
  }

  private kill(dies: (grant: HandoffGrant) => boolean): void {
    for (const entry of this.entries.values()) {
      const { death, grant } = entry;
      if (death !== null || !dies(grant)) continue;
      this.end(entry, grant.cancelled ? 'cancelled' : 'replaced');
    }
  }

  private end(entry: Entry, death: HandoffDeath): void {
    const { rememberMs, rememberUsedMs } = this.limits;
    entry.death = death;
    entry.forgetAt =
      this.now + (death === 'used' ? rememberUsedMs : rememberMs);
  }

  private forgetOld(): void {
    for (const [hash, { forgetAt, grant }] of this.entries) {
      const given = Math.min(forgetAt, grant.until + this.limits.rememberMs);
      if (given > this.now) continue;
      this.entries.delete(hash);
      this.links?.forget(hash);
    }
  }
}

function assertAlive(isAlive: boolean): void {
  if (!isAlive) throw createHandoffRefusal('expired');
}
