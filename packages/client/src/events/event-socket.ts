import { WebSocket as NodeWebSocket } from 'ws';
import type { HttpConnection } from '../http-connection';
import { NetworkError } from '../network-error';
import { DeadlineError, withinDeadline } from '../within-deadline';

/** What the WebSocket of a page and that of Node have in common. */
interface Socket {
  addEventListener(type: string, listener: (event: unknown) => void): void;
  close(): void;
  /** Node's only: ends it without waiting for the server. */
  terminate?(): void;
}

export interface EventSocket {
  /** Fulfils when the connection is over, however that came about. */
  closed: Promise<void>;
  close(): void;
}

/** Connects to `/ws`, as WAHA authenticates it: with the key in the query. */
export async function openEventSocket(
  connection: HttpConnection,
  session: string,
  signal: AbortSignal,
  onMessage: (data: unknown) => void,
): Promise<EventSocket> {
  const socket = createSocket(toSocketUrl(connection, session));
  const close = () => (socket.terminate ? socket.terminate() : socket.close());
  let isOver = () => undefined as void;
  const closed = new Promise<void>((resolve) => {
    isOver = resolve;
  });
  socket.addEventListener('close', isOver);
  socket.addEventListener('message', (event) =>
    onMessage((event as { data: unknown }).data),
  );
  try {
    await withinDeadline(connection.timeoutMs, signal, () => opening(socket));
    return { closed, close };
  } catch (cause) {
    close();
    signal.throwIfAborted();
    if (cause instanceof DeadlineError) {
      throw NetworkError.timedOut(connection.url, connection.timeoutMs);
    }
    throw new NetworkError(
      'connection',
      `${connection.url} did not accept a WebSocket at ${connection.url}/ws. Check the address, and that what is in front of the server passes WebSockets on.`,
      { cause },
    );
  }
}

function opening(socket: Socket): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.addEventListener('open', () => resolve());
    // A page is not told why.
    socket.addEventListener('error', (event) =>
      reject(
        (event as { error?: Error }).error ?? new Error('No WebSocket there.'),
      ),
    );
    socket.addEventListener('close', () => reject(new Error('Closed.')));
  });
}

function toSocketUrl({ url, apiKey }: HttpConnection, session: string): string {
  const query = new URLSearchParams({ session, events: 'session.status' });
  if (apiKey !== '') query.set('x-api-key', apiKey);
  return `${url.replace(/^http/, 'ws')}/ws?${query.toString()}`;
}

/** A bundle for pages has no `ws`; Node 20 has no WebSocket of its own. */
function createSocket(url: string): Socket {
  const { WebSocket: OwnWebSocket } = globalThis as {
    WebSocket?: new (url: string) => Socket;
  };
  const Constructor =
    (NodeWebSocket as (new (url: string) => Socket) | undefined) ??
    OwnWebSocket;
  if (!Constructor) throw new Error('This runtime has no WebSocket.');
  return new Constructor(url);
}
