import type { SessionStatusEvent } from '../shapes';

/** A consumer that does not read loses the oldest first. */
const mostEvents = 1_000;

/** Events in order, for one consumer that waits for them. */
export class EventQueue {
  private readonly events: SessionStatusEvent[] = [];
  private end: { error: unknown } | null = null;
  private wake: (() => void) | null = null;

  push(event: SessionStatusEvent): void {
    this.events.push(event);
    if (this.events.length > mostEvents) this.events.shift();
    this.wake?.();
  }

  /** What came before is still read; then `next` rejects, or returns null. */
  finish(error: unknown = null): void {
    this.end ??= { error };
    this.wake?.();
  }

  /** The next event; null at the end. */
  async next(signal?: AbortSignal): Promise<SessionStatusEvent | null> {
    const wake = () => this.wake?.();
    signal?.addEventListener('abort', wake);
    try {
      for (;;) {
        const event = this.events.shift();
        if (event) return event;
        if (this.end?.error) throw this.end.error as Error;
        if (this.end) return null;
        signal?.throwIfAborted();
        await new Promise<void>((resolve) => {
          this.wake = resolve;
        });
      }
    } finally {
      this.wake = null;
      signal?.removeEventListener('abort', wake);
    }
  }
}
