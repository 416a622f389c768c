import { PasskeySessions, SessionStatusFeed } from '@waha-passkey/ceremony';
import type { SessionStatus } from '@waha-passkey/contract';
import type { RefusingDriver } from '@waha-passkey/refusing';

/** A session around a driver that cannot answer, as clients of WAHA see it. */
export abstract class RefusingHost<Driver extends RefusingDriver> {
  /** What clients saw, in order. */
  readonly statuses: SessionStatus[] = [];
  readonly session;
  qr: string | null = null;
  private readonly sessions = new PasskeySessions();
  private readonly watchers = new Set<() => void>();
  private readonly feed = new SessionStatusFeed(({ status }) => {
    if (this.status !== status) this.statuses.push(status);
  });

  constructor(readonly driver: Driver) {
    this.session = this.sessions.attach('default', driver);
    this.feed.follow(this.session);
    this.session.observe(() => this.lookAgain());
  }

  get status(): SessionStatus | undefined {
    return this.statuses.at(-1);
  }

  /** Waits until `find` finds something; it looks at every change. */
  async wait<T>(find: () => T | null | undefined | false): Promise<T> {
    const deadline = AbortSignal.timeout(15_000);
    return new Promise((resolve, reject) => {
      const check = (): void => {
        const found = find();
        if (found === null || found === undefined || found === false) return;
        this.watchers.delete(check);
        resolve(found);
      };
      deadline.addEventListener('abort', () => {
        this.watchers.delete(check);
        reject(new Error(`Waited in vain; saw ${this.statuses.join(', ')}.`));
      });
      this.watchers.add(check);
      check();
    });
  }

  /** The engine's own status, without the passkey's. */
  protected setStatus(status: SessionStatus): void {
    this.feed.setHostStatus(status);
    this.lookAgain();
  }

  protected lookAgain(): void {
    for (const check of [...this.watchers]) check();
  }

  protected close(): void {
    this.sessions.close();
  }
}
