import { Inject, Injectable } from '@nestjs/common';
import { PasskeySessions, type PasskeySession } from '@waha-passkey/ceremony';
import {
  isPasskeyError,
  PasskeyError,
  PasskeyErrorCode,
  type PasskeyAttempt,
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
import type { PasskeyHandoffOptions } from './handoff-options';
import {
  defaultHandoffLimits,
  HandoffTickets,
  type HandoffGrant,
} from './handoff-tickets';

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
    const { publicUrl } = this;
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
      url: toLink(publicUrl, ticket),
      expiresAt: this.toWallTime(grant.until),
      attemptId,
    };
  }

  claim(ticket: string): PasskeyHandoffClaim {
    const { claim, grant } = this.tickets.claim(ticket);
    this.log(grant, 'link opened');
    return { claim, view: this.show(this.open(claim)) };
  }

  read(claim: string): PasskeyHandoffView {
    return this.show(this.open(claim));
  }

  async submit(claim: string, body: unknown): Promise<void> {
    const { grant, session } = this.open(claim);
    try {
      await session.submit(body, grant);
      grant.accepted = true;
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
    const { grant, session } = this.open(claim);
    await session[order](grant);
    this.log(grant, order);
  }

  /** The link goes on with the attempt that follows; it lives no longer. */
  async renew(claim: string): Promise<void> {
    const { grant, session } = this.open(claim);
    await session.renew(grant);
    grant.attemptId = session.attempt?.attemptId ?? grant.attemptId;
    grant.accepted = false;
    this.log(grant, 'renew');
  }

  /** The same attempt, opened by another device; this claim is spent. */
  transfer(claim: string): { url: string } {
    const { grant } = this.open(claim);
    this.log(grant, 'link passed on');
    return {
      url: toLink(this.publicUrl, this.tickets.transfer(claim)),
    };
  }

  private get publicUrl(): string {
    const { publicUrl } = this.configured;
    return typeof publicUrl === 'function' ? publicUrl() : publicUrl;
  }

  private get clock() {
    return this.sessions.registry.clock;
  }

  private open(claim: string): OpenedGrant {
    const grant = this.tickets.read(claim);
    const session = this.sessions.find(grant.session);
    const attempt = session?.attempt;
    if (session && attempt?.attemptId === grant.attemptId) {
      return { grant, session, attempt };
    }
    this.tickets.revoke(grant);
    throw createReplacedError();
  }

  private show({ grant, session, attempt }: OpenedGrant): PasskeyHandoffView {
    const { phase } = attempt;
    return {
      now: this.clock.wallMs(),
      server: new URL(this.publicUrl).host,
      session: grant.session,
      attempt,
      challenge: phase === 'awaiting-assertion' ? session.challenge() : null,
      confirmation:
        phase === 'awaiting-confirmation' ? session.confirmation() : null,
      expiresAt: grant.accepted
        ? (attempt.deadline ?? this.clock.wallMs())
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

/** The ticket goes into the fragment, which browsers keep to themselves. */
function toLink(publicUrl: string, ticket: string): string {
  const base = publicUrl.endsWith('/') ? publicUrl : `${publicUrl}/`;
  return `${new URL('passkey', base).href}#${ticket}`;
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
