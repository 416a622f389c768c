import { Inject, Injectable } from '@nestjs/common';
import { PasskeySessions } from '@waha-passkey/ceremony';
import {
  handoffHeader,
  isPasskeyError,
  PasskeyError,
  PasskeyErrorCode,
  type PasskeyHandoff,
  type PasskeyHandoffClaim,
  type PasskeyHandoffView,
  type PasskeyLogger,
} from '@waha-passkey/contract';
import { passkeyHttpStatus } from '../errors/http-status';
import { PASSKEY_LOGGER } from '../passkey-logger';
import {
  PASSKEY_MODULE_OPTIONS,
  type PasskeyModuleOptions,
} from '../passkey-module-options';
import { SessionFinder } from '../sessions/session-finder';
import { assertUnderWay } from './assert-under-way';
import type { HandoffGrant } from './handoff-grant';
import { defaultHandoffLimits } from './handoff-limits';
import type { PasskeyHandoffOptions } from './handoff-options';
import { createHandoffRefusal } from './handoff-refusals';
import { HandoffTickets, type HandoffRole } from './handoff-tickets';
import { showClaimed, showUnopened, type OpenedGrant } from './handoff-view';
import { MinuteLimits } from './minute-limits';
import { toNetwork } from './to-network';

type Order = 'confirm' | 'reject' | 'cancel';

/** Gives links out, and does for their holders what one attempt needs. */
@Injectable()
export class HandoffDesk {
  private readonly tickets: HandoffTickets;
  private readonly mints: MinuteLimits;
  private readonly unknowns: MinuteLimits;

  constructor(
    private readonly sessions: PasskeySessions,
    private readonly finder: SessionFinder,
    @Inject(PASSKEY_MODULE_OPTIONS)
    private readonly options: PasskeyModuleOptions,
    @Inject(PASSKEY_LOGGER) private readonly logger: PasskeyLogger,
  ) {
    const limits = { ...defaultHandoffLimits, ...options.handoff?.limits };
    this.tickets = new HandoffTickets(this.clock, limits);
    this.mints = new MinuteLimits(limits.mintsPerMinute);
    this.unknowns = new MinuteLimits(limits.unknownPerMinute);
  }

  /** Throws `PASSKEY_HANDOFF_NOT_CONFIGURED` on a host without public URL. */
  get configured(): PasskeyHandoffOptions {
    const { handoff } = this.options;
    if (handoff) return handoff;
    throw new PasskeyError(
      PasskeyErrorCode.HANDOFF_NOT_CONFIGURED,
      'This server gives out no hand-off links. Tell it under which URL the account owner reaches it: WAHA_PASSKEY_PUBLIC_URL.',
    );
  }

  /** A link for the attempt that waits for a signature; earlier ones die. */
  async mint(name: string): Promise<PasskeyHandoff> {
    const page = this.pageUrl;
    const session = await this.finder.getRunning(name);
    session.challenge();
    const { attempt } = session;
    if (!attempt?.expiresAt) throw createHandoffRefusal('replaced');
    this.mints.admit(
      name,
      this.clock.monotonicMs(),
      'Too many links were made for this session within a minute. Wait, then ask for one.',
    );
    const { attemptId } = attempt;
    const leftMs = attempt.expiresAt - this.clock.wallMs();
    const until = this.clock.monotonicMs() + leftMs;
    const { ticket, grant } = this.tickets.mint(name, attemptId, until);
    this.log(grant, 'link given out');
    return {
      url: `${page}#${ticket}`,
      expiresAt: this.toWallTime(grant.until),
      attemptId,
    };
  }

  /**
   * Before a body is read: throws for a ticket or claim that is missing, not
   * known or dead. `address` is limited in those that are not known.
   */
  admit(secret: string | undefined, address = 'unknown'): string {
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
      throw error;
    }
  }

  /** `proposed` becomes the claim; the same request again changes nothing. */
  claim(ticket: string, proposed?: string): PasskeyHandoffClaim {
    if (proposed && this.tickets.isFollowedBy(ticket, proposed)) {
      return { claim: proposed, view: this.read(proposed) };
    }
    const opened = this.open(this.tickets.open(ticket));
    const view = this.show(opened, 'claim');
    const claim = this.tickets.exchange(ticket, 'claim', proposed);
    this.log(opened.grant, 'link opened');
    return { claim, view };
  }

  /** An unopened link shows neither the challenge nor a code. */
  read(secret: string): PasskeyHandoffView {
    const { grant, role } = this.tickets.read(secret);
    return this.show(this.open(grant), role);
  }

  async submit(claim: string, body: unknown): Promise<void> {
    const { grant, session, attempt } = this.open(this.tickets.use(claim));
    const { attemptId } = attempt;
    try {
      await this.tickets.hold(grant, () => session.submit(body, { attemptId }));
      if (grant.attemptId === attemptId) grant.accepted = true;
      this.log(grant, 'submit: ok');
    } catch (error) {
      if (isPasskeyError(error)) {
        this.log(grant, `submit: ${error.code}`);
        if (isFaultOfAssertion(error)) this.tickets.countInvalid(grant);
      }
      throw error;
    }
  }

  async carryOut(claim: string, order: Order): Promise<void> {
    const { grant, session, attempt } = this.open(this.tickets.use(claim));
    const { attemptId } = attempt;
    await this.tickets.hold(grant, () => session[order]({ attemptId }));
    if (grant.attemptId === attemptId) grant.cancelled = order === 'cancel';
    this.log(grant, order);
  }

  /** The link goes on with the attempt that follows; it lives no longer. */
  async renew(claim: string): Promise<void> {
    const { grant, session, attempt } = this.open(this.tickets.use(claim));
    const { attemptId } = attempt;
    grant.renewals.admit(
      this.clock.monotonicMs(),
      'Too many requests were asked for within a minute. Wait, then ask again.',
    );
    await this.tickets.hold(grant, () => {
      const renewed = session.renew({ attemptId });
      // The new attempt begins at once; the page asks when WhatsApp answered.
      const next = session.attempt?.attemptId ?? attemptId;
      if (next !== attemptId) grant.accepted = false;
      grant.attemptId = next;
      return renewed;
    });
    this.log(grant, 'renew');
  }

  /**
   * The same attempt, opened by another device; this claim is spent. `proposed`
   * becomes the ticket; the same request again changes nothing.
   */
  transfer(claim: string, proposed?: string): { url: string } {
    const page = this.pageUrl;
    if (this.tickets.isFollowedBy(claim, proposed)) {
      return { url: `${page}#${proposed}` };
    }
    const { grant, attempt } = this.open(this.tickets.use(claim));
    assertUnderWay(grant, attempt);
    grant.transfers.admit(
      this.clock.monotonicMs(),
      'This link was passed on too often within a minute. Wait, then pass it on.',
    );
    const ticket = this.tickets.exchange(claim, 'ticket', proposed);
    this.log(grant, 'link passed on');
    return { url: `${page}#${ticket}` };
  }

  private get publicUrl(): string {
    const { publicUrl } = this.configured;
    return typeof publicUrl === 'function' ? publicUrl() : publicUrl;
  }

  /** The ticket follows as a fragment, which browsers keep to themselves. */
  private get pageUrl(): string {
    const { publicUrl } = this;
    const base = publicUrl.endsWith('/') ? publicUrl : `${publicUrl}/`;
    return new URL('passkey', base).href;
  }

  private get clock() {
    return this.sessions.registry.clock;
  }

  private open(grant: HandoffGrant): OpenedGrant {
    const session = this.sessions.find(grant.session);
    const attempt = session?.attempt;
    if (session && attempt?.attemptId === grant.attemptId) {
      grant.cancelled = attempt.reason?.code === 'CANCELLED';
      return { grant, session, attempt };
    }
    this.tickets.revoke(grant);
    throw createHandoffRefusal(grant.cancelled ? 'cancelled' : 'replaced');
  }

  private show(opened: OpenedGrant, role: HandoffRole): PasskeyHandoffView {
    const { grant, attempt } = opened;
    const now = this.clock.wallMs();
    return {
      now,
      server: new URL(this.publicUrl).host,
      ...(role === 'claim' ? showClaimed(opened) : showUnopened(opened)),
      expiresAt: grant.accepted
        ? (attempt.deadline ?? now)
        : this.toWallTime(grant.until),
    };
  }

  private toWallTime(monotonicMs: number): number {
    const { clock } = this;
    return Math.round(clock.wallMs() + monotonicMs - clock.monotonicMs());
  }

  private log({ session, attemptId }: HandoffGrant, what: string): void {
    this.logger.info(`[${session}] passkey hand-off: ${what}, ${attemptId}`);
  }
}

function createMissingError(): PasskeyError {
  return new PasskeyError(
    PasskeyErrorCode.TICKET_UNKNOWN,
    `The request carries no ticket. Send it in the header ${handoffHeader}.`,
  );
}

function isFaultOfAssertion({ code }: PasskeyError): boolean {
  if (code === PasskeyErrorCode.NOT_PENDING) return false;
  return [400, 422].includes(passkeyHttpStatus[code]);
}
