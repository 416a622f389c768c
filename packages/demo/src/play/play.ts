import {
  SessionStatus,
  type EngineName,
  type PasskeyAssertion,
  type PasskeyChallenge,
} from '@waha-passkey/contract';
import type { ServerClient } from '../api/server-client';
import type { SessionEvents } from '../api/session-events';
import type { PlayAction, PlayState } from './play-state';
import { readSessionInfo } from './read-session-info';

/** What phone and owner can do; asked only after a person clicked. */
export interface PlayedPeople {
  sign(challenge: PasskeyChallenge): Promise<PasskeyAssertion>;
  scan(engine: EngineName, qr: string): Promise<void>;
}

/** Follows one session for the page, and does what a person clicks there. */
export class Play {
  private readonly listeners = new Set<(state: PlayState) => void>();

  constructor(
    private readonly client: ServerClient,
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
  async follow(events: SessionEvents, signal: AbortSignal): Promise<void> {
    for (;;) {
      const { status, data, passkey } = await events.next(signal);
      const isCode = status === SessionStatus.PASSKEY_CONFIRMATION_REQUIRED;
      const info = await readSessionInfo(this.client);
      this.show({
        status,
        attempt: passkey,
        code: isCode ? readCode(data) : null,
        me: info?.me ?? null,
        engine: info?.engine.engine ?? this.current.engine,
      });
    }
  }

  qr(): Promise<string> {
    return this.client.qr();
  }

  async act(action: PlayAction): Promise<void> {
    switch (action) {
      case 'start':
        return this.client.start();
      case 'logout':
        return this.client.logout();
      case 'scan':
        return this.people.scan(this.current.engine, await this.client.qr());
      case 'sign': {
        const attemptId = this.shownAttempt();
        const assertion = await this.people.sign(await this.client.challenge());
        return this.client.submit(assertion, attemptId);
      }
      case 'confirm':
        return this.client.confirm(this.shownAttempt());
      case 'reject':
        return this.client.reject(this.shownAttempt());
      case 'renew':
        return this.client.renew(this.shownAttempt());
      case 'cancel':
        return this.client.cancel(this.shownAttempt());
    }
  }

  /** A click is about what was on the page, not about what came since. */
  private shownAttempt(): string {
    const { attempt } = this.current;
    if (attempt === null) throw new Error('There is no attempt to act on.');
    return attempt.attemptId;
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
