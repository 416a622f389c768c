import { setTimeout } from 'node:timers/promises';
import { WebSocket } from 'ws';

/**
 * Says when the session may have changed: its events over `/ws`. A hint only,
 * what it means is read by HTTP; without the socket the clock has to do.
 */
export class StatusHints {
  #wake: (() => void) | null = null;
  #hinted = false;

  private constructor(private readonly socket: WebSocket) {
    socket.on('message', () => {
      this.#hinted = true;
      this.#wake?.();
    });
    // A server without events, or behind a proxy that stops them.
    socket.on('error', () => undefined);
  }

  static open(origin: string, apiKey: string, session: string): StatusHints {
    const url = new URL('/ws', origin.replace(/^http/, 'ws'));
    url.searchParams.set('session', session);
    url.searchParams.set('events', 'session.status');
    return new StatusHints(
      new WebSocket(url, {
        headers: { 'X-Api-Key': apiKey },
        followRedirects: false,
      }),
    );
  }

  /** Fulfils at the next hint, or after so many milliseconds. */
  async wait(ms: number, signal: AbortSignal): Promise<void> {
    if (!this.#hinted) {
      const hint = new AbortController();
      this.#wake = () => hint.abort();
      await setTimeout(ms, undefined, {
        signal: AbortSignal.any([signal, hint.signal]),
      }).catch(() => signal.throwIfAborted());
      this.#wake = null;
    }
    this.#hinted = false;
  }

  close(): void {
    this.socket.terminate();
  }
}
