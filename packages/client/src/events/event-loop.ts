import { ApiError } from '../api-error';
import type { HttpConnection } from '../http-connection';
import type { SessionStatusEvent } from '../shapes';
import { toBackOffMs } from './back-off';
import { EventQueue } from './event-queue';
import { openEventSocket, type EventSocket } from './event-socket';
import { parseStatusEvent } from './parse-status-event';
import { pauseUntil } from './pause-until';
import { SessionEvents } from './session-events';

export interface EventsOptions {
  /** Ends the events; whoever waits for one gets its reason. */
  signal?: AbortSignal | undefined;
  /**
   * The session is read by HTTP when the socket was silent for so long: a
   * connection may be lost without a word.
   */
  silenceMs?: number | undefined;
}

type ReadSnapshot = (signal: AbortSignal) => Promise<SessionStatusEvent | null>;

const defaultSilenceMs = 30_000;
/** A connection that lasted so long was a good one. */
const goodMs = 10_000;

/** Keeps one subscription alive, until it is stopped or the key is refused. */
export class EventLoop {
  private readonly queue = new EventQueue();
  private readonly stopped = new AbortController();
  /** Counts live events: one that comes while a snapshot is read is newer. */
  private received = 0;
  private last: SessionStatusEvent | null = null;

  private constructor(
    private readonly connection: HttpConnection,
    private readonly session: string,
    private readonly silenceMs: number,
    private readonly readSnapshot: ReadSnapshot,
  ) {}

  /** Fulfils when the server has accepted the first connection. */
  static async open(
    connection: HttpConnection,
    session: string,
    { signal, silenceMs = defaultSilenceMs }: EventsOptions = {},
    readSnapshot: ReadSnapshot,
  ): Promise<SessionEvents> {
    signal?.throwIfAborted();
    const loop = new EventLoop(connection, session, silenceMs, readSnapshot);
    const abort = () => loop.stop(signal?.reason);
    signal?.addEventListener('abort', abort, { once: true });
    const { stopped } = loop;
    stopped.signal.addEventListener('abort', () =>
      signal?.removeEventListener('abort', abort),
    );
    try {
      const socket = await loop.connect();
      await loop.lookUp();
      void loop.run(socket);
    } catch (error) {
      loop.stop();
      throw error;
    }
    return new SessionEvents(loop.queue, () => loop.stop());
  }

  private stop(error: unknown = null): void {
    this.queue.finish(error);
    this.stopped.abort(error ?? new Error('The events were closed.'));
  }

  /** Never rejects: what goes wrong for good ends the queue. */
  private async run(first: EventSocket): Promise<void> {
    const { signal } = this.stopped;
    let socket: EventSocket | null = first;
    let failures = 0;
    while (!signal.aborted) {
      const since = Date.now();
      if (socket) await this.watch(socket);
      failures = Date.now() - since > goodMs ? 0 : failures + 1;
      await pauseUntil(toBackOffMs(failures - 1), signal);
      if (signal.aborted) return;
      socket = await this.connect().catch(() => null);
      await this.lookUpAgain();
    }
  }

  private async connect(): Promise<EventSocket> {
    const { signal } = this.stopped;
    const socket = await openEventSocket(
      this.connection,
      this.session,
      signal,
      (data) => this.receive(data),
    );
    const close = () => socket.close();
    signal.addEventListener('abort', close, { once: true });
    void socket.closed.then(() => signal.removeEventListener('abort', close));
    return socket;
  }

  /** Until the connection is over, or turns out to have missed something. */
  private async watch(socket: EventSocket): Promise<void> {
    const over = new AbortController();
    const closed = socket.closed.then(() => over.abort());
    while (!over.signal.aborted) {
      const received = this.received;
      await pauseUntil(this.silenceMs, over.signal);
      if (over.signal.aborted || received !== this.received) continue;
      if (await this.lookUpAgain()) socket.close();
    }
    await closed;
  }

  private receive(data: unknown): void {
    const event = parseStatusEvent(data);
    if (event === null || this.stopped.signal.aborted) return;
    this.received += 1;
    const isKnown = this.last?.isSnapshot === true && this.isLast(event);
    this.last = event;
    if (!isKnown) this.queue.push(event);
  }

  /** True when the session is elsewhere than the events said. */
  private async lookUp(): Promise<boolean> {
    const { received } = this;
    const snapshot = await this.readSnapshot(this.stopped.signal);
    if (snapshot === null || received !== this.received) return false;
    if (this.stopped.signal.aborted || this.isLast(snapshot)) return false;
    this.last = snapshot;
    this.queue.push(snapshot);
    return true;
  }

  /** A server that is away is asked again later; one that refuses is not. */
  private async lookUpAgain(): Promise<boolean> {
    try {
      return await this.lookUp();
    } catch (error) {
      if (error instanceof ApiError && [401, 403].includes(error.status)) {
        this.stop(error);
      }
      return false;
    }
  }

  private isLast(event: SessionStatusEvent): boolean {
    return this.last !== null && toKey(event) === toKey(this.last);
  }
}

function toKey({ payload }: SessionStatusEvent): string {
  const { status, data, passkey } = payload;
  return JSON.stringify([status, passkey?.attemptId, passkey?.phase, data]);
}
