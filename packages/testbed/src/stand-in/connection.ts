import type { WebSocket } from 'ws';
import type {
  PageMessage,
  PageNews,
  PageRequest,
  Screen,
  ServerMessage,
} from '../protocol/messages';
import type { LinkedDevice } from './linked-devices';

export interface ConnectionEvents {
  asked(connection: Connection, request: PageRequest): Promise<unknown>;
  told(connection: Connection, news: PageNews): void;
  closed(connection: Connection): void;
}

export interface PairingCode {
  code: string;
  phone: string;
  advSecret: string;
}

/** One page, seen from the server. */
export class Connection {
  readonly refs = new Set<string>();
  readonly openedAt = Date.now();
  /** The load of the page behind it. */
  page = '';
  device: LinkedDevice | null = null;
  screen: Screen = 'loading';
  qr: string | null = null;
  browser = '';
  pairingCode: PairingCode | null = null;

  constructor(
    readonly id: number,
    private readonly socket: WebSocket,
    private readonly events: ConnectionEvents,
  ) {
    socket.on('message', (data: Buffer) => {
      this.take(JSON.parse(data.toString('utf8')) as PageMessage);
    });
    socket.on('close', () => events.closed(this));
    // A browser that dies is followed by `close`.
    socket.on('error', () => socket.terminate());
  }

  send(message: ServerMessage): void {
    if (this.socket.readyState !== this.socket.OPEN) return;
    this.socket.send(JSON.stringify(message));
  }

  drop(): void {
    this.socket.terminate();
  }

  private take(message: PageMessage): void {
    if (message.type === 'news') {
      this.events.told(this, message.news);
      return;
    }
    const { id } = message;
    this.events.asked(this, message.request).then(
      (value) => this.send({ type: 'reply', id, value }),
      (error: unknown) => {
        const text = error instanceof Error ? error.message : String(error);
        this.send({ type: 'refusal', id, message: text });
      },
    );
  }
}
