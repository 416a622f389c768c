import type { SessionStatus } from '@waha-passkey/contract';
import type { SessionStatusEvent } from '../../src';

/** For a machine that is busy with other browsers. */
const WAIT_MS = 60_000;

interface Waiter {
  isMet(): boolean;
  resolve(): void;
}

/** Collects events; waits for them by condition, never by time. */
export class EventLog {
  readonly events: SessionStatusEvent[] = [];
  private waiters: Waiter[] = [];

  add(event: SessionStatusEvent): void {
    this.events.push(event);
    const met = this.waiters.filter((waiter) => waiter.isMet());
    this.waiters = this.waiters.filter((waiter) => !met.includes(waiter));
    for (const waiter of met) {
      waiter.resolve();
    }
  }

  of(session: string): SessionStatusEvent[] {
    return this.events.filter((event) => event.session === session);
  }

  statuses(session: string): SessionStatus[] {
    return this.of(session).map(({ payload }) => payload.status);
  }

  /** The statuses with repetitions (QR codes rotate) taken out. */
  steps(session: string): SessionStatus[] {
    return this.statuses(session).filter(
      (status, i, all) => status !== all[i - 1],
    );
  }

  /** The first such event after the first `skip` ones of the session. */
  async next(
    session: string,
    status: SessionStatus,
    skip = 0,
  ): Promise<SessionStatusEvent> {
    const find = () =>
      this.of(session)
        .slice(skip)
        .find(({ payload }) => payload.status === status);
    await this.until(() => find() !== undefined);
    return find() as SessionStatusEvent;
  }

  async until(isMet: () => boolean): Promise<void> {
    if (isMet()) {
      return;
    }
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => {
        reject(new Error(`Waited in vain. Seen: ${this.describe()}`));
      }, WAIT_MS);
      this.waiters.push({
        isMet,
        resolve: () => {
          clearTimeout(timer);
          resolve();
        },
      });
    });
  }

  private describe(): string {
    return this.events
      .slice(-20)
      .map(({ session, payload }) => {
        const { status, passkey, reason } = payload;
        return [session, status, passkey?.phase, passkey?.reason?.code, reason]
          .filter(Boolean)
          .join(' ');
      })
      .join(', ');
  }
}
