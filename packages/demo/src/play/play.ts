import {
  SessionStatus,
  type EngineName,
  type PasskeyAssertion,
  type PasskeyChallenge,
} from '@waha-passkey/contract';
import type { PasskeyClient, PasskeySession } from '@waha-passkey/client';
import { readSessionInfo } from '../session/read-session-info';
import type { SeenEvents } from '../session/seen-events';
import { startOrCreate } from '../session/start-or-create';
import type { PlayAction, PlayState } from './play-state';

/** What phone and owner can do; asked only after a person clicked. */
export interface PlayedPeople {
  sign(challenge: PasskeyChallenge): Promise<PasskeyAssertion>;
  scan(engine: EngineName, qr: string): Promise<void>;
}

/** Follows one session for the page, and does what a person clicks there. */
export class Play {
  private readonly listeners = new Set<(state: PlayState) => void>();

  constructor(
    private readonly client: PasskeyClient,
    private readonly session: PasskeySession,
    private readonly people: PlayedPeople,
    private current: PlayState,
  ) {}

  get state(): PlayState {
    return this.current;
  }

  observe(listener: (state: PlayState) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Until `signal` aborts or the server is gone. */
  async follow(events: SeenEvents, signal: AbortSignal): Promise<void> {
    for (;;) {
      const { status, data, passkey } = await events.next(signal);
      const isCode = status === SessionStatus.PASSKEY_CONFIRMATION_REQUIRED;
      const info = await readSessionInfo(this.session);
      this.show({
        status,
        attempt: passkey,
        code: isCode ? readCode(data) : null,
        me: info?.me ?? null,
        engine: info?.engine?.engine ?? this.current.engine,
      });
    }
  }

  qr(): Promise<string> {
    return this.session.getQr();
  }

  async act(action: PlayAction): Promise<void> {
    switch (action) {
      case 'start':
        return startOrCreate(this.client, this.session);
      case 'logout':
        return this.session.logout();
      case 'scan':
        return this.people.scan(
          this.current.engine,
          await this.session.getQr(),
        );
      case 'sign': {
        const { attemptId } = this.shownAttempt();
        const assertion = await this.people.sign(
          await this.session.getChallenge(),
        );
        return this.session.submit(assertion, { attemptId });
      }
      case 'confirm':
        return this.session.confirm(this.shownAttempt());
      case 'reject':
        return this.session.reject(this.shownAttempt());
      case 'renew':
        return this.session.renew(this.shownAttempt());
      case 'cancel':
        return this.session.cancel(this.shownAttempt());
    }
  }

  /** A click is about what was on the page, not about what came since. */
  private shownAttempt(): { attemptId: string } {
    const { attempt } = this.current;
    if (attempt === null) throw new Error('There is no attempt to act on.');
    return { attemptId: attempt.attemptId };
  }

  private show(change: Partial<PlayState>): void {
    this.current = { ...this.current, ...change };
    for (const listener of this.listeners) listener(this.current);
  }
}

function readCode(data: unknown): string | null {
  const { code } = Object(data) as { code?: unknown };
  return typeof code === 'string' ? code : null;
}
