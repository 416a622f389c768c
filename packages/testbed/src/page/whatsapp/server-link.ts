import type {
  PageMessage,
  PageNews,
  PageRequest,
  ServerMessage,
} from '../../protocol/messages';

type Answer = Extract<ServerMessage, { type: 'reply' | 'refusal' }>;
export type ServerPush = Exclude<ServerMessage, Answer>;

export interface ServerLinkEvents {
  opened(): void;
  closed(): void;
  pushed(message: ServerPush): void;
}

interface Pending {
  resolve: (value: unknown) => void;
  reject: (error: Error) => void;
}

/** The page's one WebSocket: requests with answers, news, and pushes. */
export class ServerLink {
  private socket: WebSocket | null = null;
  private timer: number | undefined;
  private lastId = 0;
  private readonly pending = new Map<number, Pending>();

  constructor(private readonly events: ServerLinkEvents) {}

  /** Unless it is opened, or closed deliberately, before. */
  openLater(ms: number): void {
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.open(), ms);
  }

  open(): void {
    window.clearTimeout(this.timer);
    const socket = new WebSocket(`wss://${location.host}/ws/chat`);
    this.socket = socket;
    socket.onopen = () => {
      if (socket === this.socket) this.events.opened();
    };
    socket.onmessage = (event: MessageEvent<string>) => {
      if (socket === this.socket) this.take(event.data);
    };
    socket.onclose = () => {
      if (socket !== this.socket) return;
      this.forget();
      this.events.closed();
    };
  }

  /** Deliberate: `closed` is not announced. */
  close(): void {
    const socket = this.socket;
    window.clearTimeout(this.timer);
    this.forget();
    socket?.close();
  }

  request(request: PageRequest): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const id = (this.lastId += 1);
      this.pending.set(id, { resolve, reject });
      if (!this.send({ type: 'request', id, request })) {
        this.pending.delete(id);
        reject(new Error('The connection to the server is closed.'));
      }
    });
  }

  tell(news: PageNews): void {
    this.send({ type: 'news', news });
  }

  private send(message: PageMessage): boolean {
    if (this.socket?.readyState !== WebSocket.OPEN) return false;
    this.socket.send(JSON.stringify(message));
    return true;
  }

  private take(text: string): void {
    const message = JSON.parse(text) as ServerMessage;
    if (message.type !== 'reply' && message.type !== 'refusal') {
      this.events.pushed(message);
      return;
    }
    const pending = this.pending.get(message.id);
    this.pending.delete(message.id);
    if (message.type === 'reply') pending?.resolve(message.value);
    else pending?.reject(new Error(message.message));
  }

  private forget(): void {
    this.socket = null;
    for (const { reject } of this.pending.values()) {
      reject(new Error('The connection to the server was lost.'));
    }
    this.pending.clear();
  }
}
