import {
  SessionStatus,
  type PasskeyAssertion,
  type PasskeyChallenge,
} from '@waha-passkey/contract';
import type { ServerClient } from '../api/server-client';
import type { SessionEvents } from '../api/session-events';
import type { PlayAction, PlayState } from './play-state';

/** Whoever holds the passkey; asked only after a person clicked. */
export type Sign = (challenge: PasskeyChallenge) => Promise<PasskeyAssertion>;

/** Follows one session for the page, and does what a person clicks there. */
export class Play {
  private readonly listeners = new Set<(state: PlayState) => void>();

  constructor(
    private readonly client: ServerClient,
    private readonly sign: Sign,
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
      this.show({
        status,
        attempt: passkey,
        code: isCode ? readCode(data) : null,
        me:
          status === SessionStatus.WORKING
            ? (await this.client.info()).me
            : null,
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
      case 'sign': {
        const attemptId = this.shownAttempt();
        const assertion = await this.sign(await this.client.challenge());
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
