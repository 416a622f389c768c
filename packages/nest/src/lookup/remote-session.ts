import type { NamedAttempt } from '@waha-passkey/ceremony';
import type {
  PasskeyAttempt,
  PasskeyChallenge,
  PasskeyConfirmation,
  PasskeyError,
} from '@waha-passkey/contract';
import type { ClusterCall } from '../cluster/cluster-call';
import { sessionKey } from '../cluster/cluster-keys';
import type { ClusterRouter } from '../cluster/cluster-router';
import type { HeldSession } from './held-session';

type Action = (ClusterCall & { kind: 'action' })['what'];
type Reading = (ClusterCall & { kind: 'read' })['what'];

/** A session that does not run here: each call is one question to its worker. */
export class RemoteSession implements HeldSession {
  constructor(
    private readonly session: string,
    private readonly router: ClusterRouter,
    private readonly createNotRunningError: (
      isOwnerGone: boolean,
    ) => Promise<PasskeyError>,
  ) {}

  get attempt(): Promise<PasskeyAttempt | null> {
    return this.read('attempt') as Promise<PasskeyAttempt | null>;
  }

  challenge(): Promise<PasskeyChallenge> {
    return this.read('challenge') as Promise<PasskeyChallenge>;
  }

  confirmation(): Promise<PasskeyConfirmation> {
    return this.read('confirmation') as Promise<PasskeyConfirmation>;
  }

  submit(body: unknown, named: NamedAttempt): Promise<void> {
    return this.act('submit', named, body);
  }

  confirm(named: NamedAttempt): Promise<void> {
    return this.act('confirm', named);
  }

  reject(named: NamedAttempt): Promise<void> {
    return this.act('reject', named);
  }

  cancel(named: NamedAttempt): Promise<void> {
    return this.act('cancel', named);
  }

  renew(named: NamedAttempt): Promise<void> {
    return this.act('renew', named);
  }

  private read(what: Reading): Promise<unknown> {
    return this.send({ kind: 'read', session: this.session, what });
  }

  private async act(
    what: Action,
    named: NamedAttempt,
    body?: unknown,
  ): Promise<void> {
    const { session } = this;
    await this.send({ kind: 'action', session, what, named, body });
  }

  private async send(call: ClusterCall): Promise<unknown> {
    const routed = await this.router.send(sessionKey(this.session), call);
    if (routed.kind === 'elsewhere') return routed.value;
    throw await this.createNotRunningError(routed.kind === 'owner-gone');
  }
}
