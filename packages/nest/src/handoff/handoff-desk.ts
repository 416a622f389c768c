import { Inject, Injectable } from '@nestjs/common';
import { PasskeySessions, type PasskeySession } from '@waha-passkey/ceremony';
import {
  isPasskeyError,
  PasskeyError,
  PasskeyErrorCode,
  type PasskeyAttempt,
  type PasskeyChallenge,
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
import type { HandoffGrant } from './handoff-grant';
import type { PasskeyHandoffOptions } from './handoff-options';
import { defaultHandoffLimits, HandoffTickets } from './handoff-tickets';

type Order = 'confirm' | 'reject' | 'cancel';

interface OpenedGrant {
  grant: HandoffGrant;
  session: PasskeySession;
  attempt: PasskeyAttempt;
}

/** Gives links out, and does for their holders what one attempt needs. */
@Injectable()
export class HandoffDesk {
  private readonly tickets: HandoffTickets;

  constructor(
    private readonly sessions: PasskeySessions,
    private readonly finder: SessionFinder,
    @Inject(PASSKEY_MODULE_OPTIONS)
    private readonly options: PasskeyModuleOptions,
    @Inject(PASSKEY_LOGGER) private readonly logger: PasskeyLogger,
  ) {
    this.tickets = new HandoffTickets(this.clock, {
      ...defaultHandoffLimits,
      ...options.handoff?.limits,
    });
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
    if (!attempt?.expiresAt) throw createReplacedError();
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

  claim(ticket: string): PasskeyHandoffClaim {
    const { claim, grant } = this.tickets.claim(ticket);
    this.log(grant, 'link opened');
    return { claim, view: this.show(this.open(grant)) };
  }

  read(claim: string): PasskeyHandoffView {
    return this.show(this.open(this.tickets.read(claim)));
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
    this.log(grant, order);
  }

  /** The link goes on with the attempt that follows; it lives no longer. */
  async renew(claim: string): Promise<void> {
    const { grant, session, attempt } = this.open(this.tickets.use(claim));
    const { attemptId } = attempt;
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

  /** The same attempt, opened by another device; this claim is spent. */
  transfer(claim: string): { url: string } {
    const { grant } = this.open(this.tickets.use(claim));
    const page = this.pageUrl;
    this.log(grant, 'link passed on');
    return { url: `${page}#${this.tickets.transfer(claim)}` };
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
      return { grant, session, attempt };
    }
    this.tickets.revoke(grant);
    throw createReplacedError();
  }

  private show({ grant, session, attempt }: OpenedGrant): PasskeyHandoffView {
    const { phase, deadline } = attempt;
    const now = this.clock.wallMs();
    return {
      now,
      server: new URL(this.publicUrl).host,
      session: grant.session,
      attempt,
      challenge: phase === 'awaiting-assertion' ? readChallenge(session) : null,
      confirmation:
        phase === 'awaiting-confirmation' ? session.confirmation() : null,
      expiresAt: grant.accepted
        ? (deadline ?? now)
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

/** Null once it has expired, before its timer says so. */
function readChallenge(session: PasskeySession): PasskeyChallenge | null {
  try {
    return session.challenge();
  } catch (error) {
    if (isPasskeyError(error)) return null;
    throw error;
  }
}

function createReplacedError(): PasskeyError {
  return new PasskeyError(
    PasskeyErrorCode.TICKET_REPLACED,
    'The request this link was for is over, or was replaced. Ask for a new link.',
  );
}

function isFaultOfAssertion({ code }: PasskeyError): boolean {
  if (code === PasskeyErrorCode.NOT_PENDING) return false;
  return [400, 422].includes(passkeyHttpStatus[code]);
}
