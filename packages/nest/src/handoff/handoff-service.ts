import { Inject, Injectable } from '@nestjs/common';
import { PasskeySessions } from '@waha-passkey/ceremony';
import {
  isPasskeyError,
  PasskeyError,
  PasskeyErrorCode,
  type PasskeyHandoff,
  type PasskeyHandoffClaim,
  type PasskeyHandoffView,
  type PasskeyLogger,
} from '@waha-passkey/contract';
import { toKnownError } from '../errors/to-known-error';
import { PASSKEY_LOGGER } from '../passkey-logger';
import {
  PASSKEY_MODULE_OPTIONS,
  type PasskeyModuleOptions,
} from '../passkey-module-options';
import { countRefused } from '../metrics/count-refused';
import { SessionFinder } from '../lookup/session-finder';
import { assertUnderWay } from './assert-under-way';
import { HandoffAdmission } from './handoff-admission';
import type { HandoffGrant } from './handoff-grant';
import { defaultHandoffLimits } from './handoff-limits';
import { HandoffLog, type HandoffAction } from './handoff-log';
import type { PasskeyHandoffOptions } from './handoff-options';
import { createHandoffRefusal } from './handoff-refusals';
import { isFaultOfAssertion } from './is-fault-of-assertion';
import { HeldLinks } from './held-links';
import { HandoffTickets, type HandoffRole } from './handoff-tickets';
import { showClaimed, showUnopened, type OpenedGrant } from './handoff-view';
import { MinuteLimits } from './minute-limits';

type Action = 'confirm' | 'reject' | 'cancel';

/** Creates links, and carries out what their holders ask of one attempt. */
@Injectable()
export class HandoffService {
  private readonly tickets: HandoffTickets;
  private readonly links: HeldLinks | null;
  private readonly mints: MinuteLimits;
  private readonly log: HandoffLog;
  private readonly admission: HandoffAdmission;

  constructor(
    private readonly sessions: PasskeySessions,
    private readonly finder: SessionFinder,
    @Inject(PASSKEY_MODULE_OPTIONS)
    private readonly options: PasskeyModuleOptions,
    @Inject(PASSKEY_LOGGER) private readonly logger: PasskeyLogger,
  ) {
    const limits = { ...defaultHandoffLimits, ...options.handoff?.limits };
    const { cluster } = options;
    this.links = cluster ? new HeldLinks(cluster) : null;
    this.tickets = new HandoffTickets(this.clock, limits, this.links);
    this.mints = new MinuteLimits(limits.mintsPerMinute);
    this.log = new HandoffLog(logger);
    this.admission = new HandoffAdmission(
      this.tickets,
      new MinuteLimits(limits.unknownPerMinute),
      this.clock,
      this.log,
    );
  }

  /** Throws `PASSKEY_HANDOFF_NOT_CONFIGURED` on a host without public URL. */
  get configured(): PasskeyHandoffOptions {
    const { handoff } = this.options;
    if (handoff) return handoff;
    throw new PasskeyError(
      PasskeyErrorCode.HANDOFF_NOT_CONFIGURED,
      'This server gives out no hand-off links. Set WAHA_PASSKEY_PUBLIC_URL to the URL under which the account owner reaches it.',
    );
  }

  /** Whether a link of this worker has this ticket or claim. */
  knows(secret: string): boolean {
    return this.tickets.knows(secret);
  }

  /** Whether this worker runs the session. */
  runs(session: string): boolean {
    return this.sessions.find(session) !== undefined;
  }

  /** Until every worker can find the links of this one. */
  async settle(): Promise<void> {
    await this.links?.settle();
  }

  /** A link for the attempt that waits for a signature; earlier ones die. */
  async mint(name: string, address: string): Promise<PasskeyHandoff> {
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
    this.log.use(grant, address, 'link given out');
    return {
      url: `${page}#${ticket}`,
      expiresAt: this.toWallTime(grant.until),
      attemptId,
    };
  }

  /** Before a body is read: throws for what opens nothing here. */
  admit(
    secret: string | undefined,
    address: string,
    action: HandoffAction | null,
  ): string {
    return this.admission.admit(secret, address, action);
  }

  /** `proposed` becomes the claim; the same request again changes nothing. */
  claim(
    ticket: string,
    address: string,
    proposed?: string,
  ): PasskeyHandoffClaim {
    if (proposed && this.tickets.isFollowedBy(ticket, proposed)) {
      return { claim: proposed, view: this.read(proposed) };
    }
    const opened = this.enter(address, 'claim', () =>
      this.tickets.open(ticket),
    );
    const view = this.show(opened, 'claim');
    const claim = this.tickets.exchange(ticket, 'claim', proposed);
    this.log.use(opened.grant, address, 'link opened');
    return { claim, view };
  }

  /** An unopened link shows neither the challenge nor a code. */
  read(secret: string): PasskeyHandoffView {
    const { grant, role } = this.tickets.read(secret);
    return this.show(this.open(grant), role);
  }

  async submit(claim: string, address: string, body: unknown): Promise<void> {
    const { grant, session, attempt } = this.use(claim, address, 'submit');
    const { attemptId } = attempt;
    try {
      await this.run(grant, address, 'submit', () =>
        session.submit(body, { attemptId }),
      );
      if (grant.attemptId === attemptId) grant.accepted = true;
    } catch (error) {
      const { metrics } = this.options;
      countRefused(metrics, session.session, error, this.logger);
      if (isPasskeyError(error) && isFaultOfAssertion(error)) {
        this.tickets.countInvalid(grant);
      }
      throw error;
    }
  }

  async carryOut(
    claim: string,
    address: string,
    action: Action,
  ): Promise<void> {
    const { grant, session, attempt } = this.use(claim, address, action);
    const { attemptId } = attempt;
    await this.run(grant, address, action, () =>
      session[action]({ attemptId }),
    );
    if (grant.attemptId === attemptId) grant.cancelled = action === 'cancel';
  }

  /** The link goes on with the attempt that follows; it lives no longer. */
  async renew(claim: string, address: string): Promise<void> {
    const { grant, session, attempt } = this.use(claim, address, 'renew');
    const { attemptId } = attempt;
    grant.renewals.admit(
      this.clock.monotonicMs(),
      'Too many requests were asked for within a minute. Wait, then ask again.',
    );
    await this.run(grant, address, 'renew', () => {
      const renewed = session.renew({ attemptId });
      // The new attempt begins at once; the page asks when WhatsApp answered.
      const next = session.attempt?.attemptId ?? attemptId;
      if (next !== attemptId) grant.accepted = false;
      grant.attemptId = next;
      return renewed;
    });
  }

  /**
   * The same attempt, opened by another device; this claim is spent. `proposed`
   * becomes the ticket; the same request again changes nothing.
   */
  transfer(claim: string, address: string, proposed?: string): { url: string } {
    const page = this.pageUrl;
    if (this.tickets.isFollowedBy(claim, proposed)) {
      return { url: `${page}#${proposed}` };
    }
    const { grant, attempt } = this.use(claim, address, 'transfer');
    assertUnderWay(grant, attempt);
    grant.transfers.admit(
      this.clock.monotonicMs(),
      'This link was passed on too often within a minute. Wait, then pass it on.',
    );
    const ticket = this.tickets.exchange(claim, 'ticket', proposed);
    this.log.use(grant, address, 'link passed on');
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

  private use(
    claim: string,
    address: string,
    action: HandoffAction,
  ): OpenedGrant {
    return this.enter(address, action, () => this.tickets.use(claim));
  }

  private enter(
    address: string,
    action: HandoffAction,
    find: () => HandoffGrant,
  ): OpenedGrant {
    try {
      return this.open(find());
    } catch (error) {
      this.log.refusal(address, action, error);
      throw error;
    }
  }

  private async run(
    grant: HandoffGrant,
    address: string,
    action: HandoffAction,
    work: () => Promise<void>,
  ): Promise<void> {
    try {
      await this.tickets.hold(grant, work);
    } catch (error) {
      this.log.use(
        grant,
        address,
        `${action} refused, ${toKnownError(error).code}`,
      );
      throw error;
    }
    this.log.use(grant, address, action);
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
}
