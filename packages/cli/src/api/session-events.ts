import type { HostStatusPayload } from '@waha-passkey/server';
import { WebSocket } from 'ws';

interface Envelope {
  event: string;
  payload: HostStatusPayload;
}

/** The session's `session.status` events over `/ws`, in order, none missed. */
export class SessionEvents {
  /** All that came so far. */
  readonly seen: HostStatusPayload[] = [];
  private taken = 0;
  private wake: (() => void) | null = null;
  private lost: Error | null = null;

  private constructor(private readonly socket: WebSocket) {
    socket.on('message', (data) => {
      const { event, payload } = JSON.parse(
        (data as Buffer).toString('utf8'),
      ) as Envelope;
      if (event === 'session.status') this.seen.push(payload);
      this.wake?.();
    });
    socket.on('close', () => {
      this.lost = new Error('The server closed the WebSocket.');
      this.wake?.();
    });
  }

  /** Resolves once the server accepted the connection. */
  static async open(
    serverUrl: string,
    apiKey: string,
    session: string,
  ): Promise<SessionEvents> {
    const url = new URL('/ws', serverUrl.replace(/^http/, 'ws'));
    url.searchParams.set('session', session);
    url.searchParams.set('events', 'session.status');
    const socket = new WebSocket(url, { headers: { 'X-Api-Key': apiKey } });
    const events = new SessionEvents(socket);
    await new Promise<void>((resolve, reject) => {
      socket.once('open', resolve);
      socket.once('error', reject);
    });
    return events;
  }

  /** The next event that nobody took yet. */
  async next(signal: AbortSignal): Promise<HostStatusPayload> {
    const wake = () => this.wake?.();
    signal.addEventListener('abort', wake);
    try {
      for (;;) {
        const event = this.seen[this.taken];
        if (event) {
          this.taken += 1;
          return event;
        }
        signal.throwIfAborted();
        if (this.lost) throw this.lost;
        await new Promise<void>((resolve) => {
          this.wake = resolve;
        });
      }
    } finally {
      this.wake = null;
      signal.removeEventListener('abort', wake);
    }
  }

  close(): void {
    this.socket.terminate();
  }
}
