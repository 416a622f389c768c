import type { SessionStatusEvent } from '../shapes';
import type { EventQueue } from './event-queue';

/**
 * The `session.status` events of a session, in order. After a connection that
 * was lost the session is read by HTTP, so that its newest status comes too
 * (`isSnapshot`). Ends with an `ApiError` when the server refuses the key.
 */
export class SessionEvents implements AsyncIterable<SessionStatusEvent> {
  constructor(
    private readonly queue: EventQueue,
    private readonly stop: () => void,
  ) {}

  /** The next event, null once it was closed; for one caller at a time. */
  next(signal?: AbortSignal): Promise<SessionStatusEvent | null> {
    return this.queue.next(signal);
  }

  /** Leaving the loop closes the connection. */
  async *[Symbol.asyncIterator](): AsyncGenerator<SessionStatusEvent> {
    try {
      for (;;) {
        const event = await this.next();
        if (event === null) return;
        yield event;
      }
    } finally {
      this.close();
    }
  }

  close(): void {
    this.stop();
  }
}
