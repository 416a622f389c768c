import { isPasskeyError } from '@waha-passkey/contract';
import {
  isLive,
  isRenewable,
  pendingCallId,
  type AttemptState,
} from '../machine/attempt-state';
import { canRenew } from '../machine/on-renewal';
import { doesGateStay } from '../reasons';
import type { Ceremony } from './ceremony';
import {
  isUnanswerable,
  requireAttempt,
  type NamedAttempt,
} from './named-attempt';
import { reasonCodeOf } from './reason-error-codes';
import {
  createEndingError,
  createNotPendingError,
  createNotRenewableError,
  createUnsupportedError,
  toPasskeyError,
} from './state-errors';

type Action = 'confirm' | 'reject' | 'cancel' | 'renew';

interface RunningAction {
  readonly attemptId: string;
  readonly done: Promise<void>;
}

/** What humans decide; the same action twice is carried out once. */
export class HumanActions {
  private readonly ceremony: Ceremony;
  private readonly running = new Map<Action, RunningAction>();

  constructor(ceremony: Ceremony) {
    this.ceremony = ceremony;
  }

  confirm(named: NamedAttempt): Promise<void> {
    const attempt = this.require(named);
    // Another human or the page itself was faster: it is confirmed already.
    const isConfirmed = attempt.stage.phase === 'completing';
    if (isConfirmed && attempt.kind === 'linking') return Promise.resolve();
    this.requireCode(attempt);
    if (this.isEnding(attempt)) {
      throw createEndingError(attempt, 'PASSKEY_NOT_PENDING');
    }
    return this.carryOut('confirm', attempt, 'confirmed');
  }

  reject(named: NamedAttempt): Promise<void> {
    const attempt = this.require(named);
    this.requireCode(attempt);
    return this.carryOut('reject', attempt, 'rejected');
  }

  cancel(named: NamedAttempt): Promise<void> {
    const attempt = this.require(named);
    if (!isLive(attempt) && !isRenewable(attempt)) {
      throw createNotPendingError(attempt);
    }
    return this.carryOut('cancel', attempt, 'cancelled');
  }

  renew(named: NamedAttempt): Promise<void> {
    const attempt = this.require(named);
    const running = this.find('renew', attempt);
    if (running) return running;
    if (this.isEnding(attempt)) {
      throw createEndingError(attempt, 'PASSKEY_NOT_RENEWABLE');
    }
    if (!canRenew(attempt)) throw createNotRenewableError(attempt);
    const { attemptId } = attempt;
    this.ceremony.apply({ type: 'renewing', attemptId });
    const fresh = requireAttempt(this.ceremony, {});
    return this.run('renew', fresh.attemptId, () =>
      this.carryOutRenewal(fresh, pendingCallId(attempt)),
    );
  }

  private async carryOutRenewal(
    { attemptId, kind }: AttemptState,
    oldCallId: string | null,
  ): Promise<void> {
    try {
      await this.ceremony.commands.give((driver, signal) =>
        driver.renew(signal),
      );
    } catch (error) {
      if (oldCallId !== null) this.ceremony.commands.abandon(oldCallId);
      // The page asks, whatever its answer to the command.
      if (this.ceremony.hasPassed(attemptId, 'gate-seen')) return;
      const code = isPasskeyError(error) ? error.code : 'PASSKEY_INTERNAL';
      const reason = reasonCodeOf[code] ?? 'PAGE_DID_NOT_ASK';
      const retryable =
        doesGateStay(reason, kind) && code !== 'PASSKEY_NOT_RENEWABLE';
      this.ceremony.apply({
        type: 'renewal-failed',
        attemptId,
        reason,
        retryable,
      });
      throw toPasskeyError(error, attemptId, false);
    }
  }

  private carryOut(
    action: 'confirm' | 'reject' | 'cancel',
    { attemptId }: AttemptState,
    type: 'confirmed' | 'rejected' | 'cancelled',
  ): Promise<void> {
    return this.run(action, attemptId, async () => {
      try {
        await this.ceremony.commands.give((driver, signal) =>
          driver[action](signal),
        );
      } catch (error) {
        throw toPasskeyError(error, attemptId);
      }
      this.ceremony.apply({ type, attemptId });
    });
  }

  private async run(
    action: Action,
    attemptId: string,
    start: () => Promise<void>,
  ): Promise<void> {
    const running = this.running.get(action);
    if (running?.attemptId === attemptId) return running.done;
    // Later: a listener that reacts to the page finds this action running.
    const done = Promise.resolve().then(start);
    this.running.set(action, { attemptId, done });
    try {
      await done;
    } finally {
      if (this.running.get(action)?.done === done) this.running.delete(action);
    }
  }

  private find(
    action: Action,
    { attemptId }: AttemptState,
  ): Promise<void> | null {
    const running = this.running.get(action);
    return running?.attemptId === attemptId ? running.done : null;
  }

  /** A human stopped it, and the page has not answered yet. */
  private isEnding(attempt: AttemptState): boolean {
    return (['cancel', 'reject'] as const).some(
      (action) => this.find(action, attempt) !== null,
    );
  }

  private require(named: NamedAttempt): AttemptState {
    const attempt = requireAttempt(this.ceremony, named);
    if (isUnanswerable(this.ceremony, attempt)) {
      throw createUnsupportedError(this.ceremony.driver.capability);
    }
    return attempt;
  }

  private requireCode(attempt: AttemptState): void {
    if (attempt.stage.phase !== 'awaiting-confirmation') {
      throw createNotPendingError(attempt);
    }
  }
}
