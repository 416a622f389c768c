import { Inject, Injectable } from '@nestjs/common';
import { PasskeySessions } from '@waha-passkey/ceremony';
import { PasskeyErrorCode, type PasskeyLogger } from '@waha-passkey/contract';
import { describeFault } from '../errors/describe-fault';
import { toKnownError } from '../errors/to-known-error';
import { HandoffService } from '../handoff/handoff-service';
import { SessionFinder } from '../lookup/session-finder';
import { PASSKEY_LOGGER } from '../passkey-logger';
import type { ClusterCall } from './cluster-call';
import { toFailedResult, type ClusterResult } from './cluster-result';

/** Carries out what other workers ask of the sessions and links of this one. */
@Injectable()
export class ClusterCalls {
  constructor(
    private readonly sessions: PasskeySessions,
    private readonly finder: SessionFinder,
    private readonly handoffs: HandoffService,
    @Inject(PASSKEY_LOGGER) private readonly logger: PasskeyLogger,
  ) {}

  /** Never rejects: what goes wrong is part of the result. */
  async answer(question: unknown): Promise<ClusterResult> {
    const call = question as ClusterCall;
    try {
      const value = await this.carryOut(call);
      await this.handoffs.settle();
      this.note(call, 'ok');
      return { value };
    } catch (error) {
      const { code, cause } = toKnownError(error);
      if (code === PasskeyErrorCode.INTERNAL) {
        const fault = describeFault(cause ?? error);
        this.logger.error(`Unforeseen error for another worker: ${fault}`);
      }
      this.note(call, code);
      return toFailedResult(error);
    }
  }

  private async carryOut(call: ClusterCall): Promise<unknown> {
    switch (call.kind) {
      case 'read':
        return this.read(call);
      case 'action': {
        const running = await this.finder.getRunning(call.session);
        if (call.what === 'submit')
          return running.submit(call.body, call.named);
        return running[call.what](call.named);
      }
      case 'mint':
        return this.handoffs.mint(call.session, call.address);
      case 'link':
        return this.useLink(call);
    }
  }

  private async read(call: ClusterCall & { kind: 'read' }): Promise<unknown> {
    const running = await this.finder.getRunning(call.session);
    switch (call.what) {
      case 'attempt':
        return running.attempt;
      case 'challenge':
        return running.challenge();
      case 'confirmation':
        return running.confirmation();
      case 'capability':
        return this.finder.getCapability(call.session);
    }
  }

  private async useLink(
    call: ClusterCall & { kind: 'link' },
  ): Promise<unknown> {
    const { handoffs } = this;
    const { what, address, next, body } = call;
    const action = what === 'read' ? null : what;
    const secret = handoffs.admit(call.secret, address, action);
    switch (what) {
      case 'read':
        return handoffs.read(secret);
      case 'claim':
        return handoffs.claim(secret, address, next);
      case 'transfer':
        return handoffs.transfer(secret, address, next);
      case 'submit':
        return handoffs.submit(secret, address, body);
      case 'renew':
        return handoffs.renew(secret, address);
      case 'confirm':
      case 'reject':
      case 'cancel':
        return handoffs.carryOut(secret, address, what);
    }
  }

  /** Next to the line of the worker that received the request. Links leave their own. */
  private note(call: ClusterCall, outcome: string): void {
    if (call.kind === 'link' || call.kind === 'mint') return;
    if (call.what === 'attempt' || call.what === 'capability') return;
    const { session, what } = call;
    const attempt = this.sessions.find(session)?.attempt?.attemptId ?? 'none';
    this.logger.info(
      `[${session}] passkey ${what} for another worker: ${outcome}, attempt ${attempt}`,
    );
  }
}
