import { Injectable } from '@nestjs/common';
import type { PasskeyHandoff } from '@waha-passkey/contract';
import type { ClusterCall } from '../cluster/cluster-call';
import { linkKey, sessionKey } from '../cluster/cluster-keys';
import { ClusterRouter } from '../cluster/cluster-router';
import type { HandoffAction } from './handoff-log';
import { createHandoffRefusal } from './handoff-refusals';
import { HandoffService } from './handoff-service';
import { hashTicket, isTicket } from './handoff-ticket';

type LinkCall = ClusterCall & { kind: 'link' };

/** Takes what a link asks to the worker that gave the link out. */
@Injectable()
export class HandoffRouter {
  constructor(
    private readonly handoffs: HandoffService,
    private readonly router: ClusterRouter,
  ) {}

  /** Before a body is read; throws for what opens nothing on any worker. */
  admit(
    secret: string | undefined,
    address: string,
    action: HandoffAction,
  ): string | Promise<void> {
    return this.mayBeElsewhere(secret)
      ? this.admitElsewhere(secret, address, action)
      : this.handoffs.admit(secret, address, action);
  }

  /** A link for the attempt of a session, from the worker on which it runs. */
  async mint(session: string, address: string): Promise<PasskeyHandoff> {
    if (this.router.cluster !== null && !this.handoffs.runs(session)) {
      const call = { kind: 'mint', session, address } as const;
      const routed = await this.router.send(sessionKey(session), call);
      if (routed.kind === 'elsewhere') return routed.value as PasskeyHandoff;
    }
    const minted = await this.handoffs.mint(session, address);
    await this.handoffs.settle();
    return minted;
  }

  /** `here` carries it out on this worker, with a secret that is admitted. */
  async run<T>(
    call: Omit<LinkCall, 'kind' | 'secret'> & { secret: string | undefined },
    here: (secret: string) => T | Promise<T>,
  ): Promise<T> {
    const { secret, address, what } = call;
    if (this.mayBeElsewhere(secret)) {
      const key = linkKey(hashTicket(secret));
      const sent = { ...call, kind: 'link' as const, secret };
      const routed = await this.router.send(key, sent);
      if (routed.kind === 'elsewhere') return routed.value as T;
      if (routed.kind === 'owner-gone') throw createHandoffRefusal('replaced');
    }
    const action = what === 'read' ? null : what;
    const result = await here(this.handoffs.admit(secret, address, action));
    await this.handoffs.settle();
    return result;
  }

  private async admitElsewhere(
    secret: string,
    address: string,
    action: HandoffAction,
  ): Promise<void> {
    const key = linkKey(hashTicket(secret));
    if (await this.router.cluster?.isHeldElsewhere(key)) return;
    this.handoffs.admit(secret, address, action);
  }

  private mayBeElsewhere(secret: string | undefined): secret is string {
    const { cluster } = this.router;
    return cluster !== null && isTicket(secret) && !this.handoffs.knows(secret);
  }
}
