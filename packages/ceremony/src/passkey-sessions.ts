import {
  PasskeyError,
  PasskeyErrorCode,
  type PasskeyDriver,
  type PasskeyLogger,
  type PasskeyReasonCode,
} from '@waha-passkey/contract';
import type { Clock } from './clock';
import { PasskeySession } from './passkey-session';
import { AttemptRegistry } from './registry/attempt-registry';
import type { PasskeyChange } from './session/change-feed';
import { createClosedError } from './session/state-errors';
import type { SubmitLimits } from './submit-limits';
import type { CeremonyTimeouts } from './timeouts';

export interface PasskeySessionsOptions {
  clock?: Clock;
  timeouts?: Partial<CeremonyTimeouts>;
  limits?: Partial<SubmitLimits>;
  logger?: PasskeyLogger;
}

/** The running sessions of a process: one registry, one timer. */
export class PasskeySessions {
  readonly registry: AttemptRegistry;
  private readonly options: PasskeySessionsOptions;
  private readonly sessions = new Map<string, PasskeySession>();
  private readonly listeners = new Set<(change: PasskeyChange) => void>();
  private readonly runners = new Set<
    (session: string, runs: boolean) => void
  >();
  private closed = false;

  constructor(options: PasskeySessionsOptions = {}) {
    this.options = options;
    this.registry = new AttemptRegistry(options);
  }

  /**
   * A session of this name runs on `driver` now; an earlier one is closed. The
   * same driver again is the same session.
   */
  attach(session: string, driver: PasskeyDriver): PasskeySession {
    const earlier = this.sessions.get(session);
    if (earlier?.driver === driver) return earlier;
    if (this.closed) {
      throw new PasskeyError(
        PasskeyErrorCode.INTERNAL,
        'The passkey sessions are closed. Create new ones to attach to.',
      );
    }
    this.detach(session);
    const { timeouts, limits, logger } = this.options;
    const attached = new PasskeySession({
      session,
      driver,
      registry: this.registry,
      ...(timeouts === undefined ? {} : { timeouts }),
      ...(limits === undefined ? {} : { limits }),
      ...(logger === undefined ? {} : { logger }),
    });
    this.sessions.set(session, attached);
    attached.observe((change) => {
      for (const listener of [...this.listeners]) listener(change);
    });
    for (const listener of [...this.runners]) listener(session, true);
    return attached;
  }

  /**
   * Calls `listener` for each transition of each session, in order, before those
   * who observe the session. Returns a function that unsubscribes.
   */
  observe(listener: (change: PasskeyChange) => void): () => void {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  }

  /**
   * Calls `listener` for each session that runs, that starts and that stops.
   * Returns a function that unsubscribes.
   */
  observeRunning(
    listener: (session: string, runs: boolean) => void,
  ): () => void {
    this.runners.add(listener);
    for (const session of this.sessions.keys()) listener(session, true);
    return () => {
      this.runners.delete(listener);
    };
  }

  find(session: string): PasskeySession | undefined {
    return this.sessions.get(session);
  }

  /** Throws `PASSKEY_SESSION_NOT_FOUND` when it does not run. */
  get(session: string): PasskeySession {
    const found = this.sessions.get(session);
    if (found === undefined) throw createClosedError(session);
    return found;
  }

  /** The session stopped; its attempt ends for this reason. */
  detach(session: string, reason?: PasskeyReasonCode): void {
    const found = this.sessions.get(session);
    this.sessions.delete(session);
    found?.close(reason);
    if (found === undefined) return;
    for (const listener of [...this.runners]) listener(session, false);
  }

  close(): void {
    this.closed = true;
    for (const session of [...this.sessions.keys()]) this.detach(session);
    this.registry.close();
  }
}
