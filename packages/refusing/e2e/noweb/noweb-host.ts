import { PasskeySessions } from '@waha-passkey/ceremony';
import { SessionStatus } from '@waha-passkey/contract';
import {
  NowebPasskeyDriver,
  type NowebConnectionUpdate,
  type NowebDriverOptions,
} from '@waha-passkey/refusing';
import {
  createNowebTransport,
  type NowebStandIn,
  type NowebTransport,
} from '@waha-passkey/testbed/noweb';

type Socket = ReturnType<NowebTransport['connect']>;

/** Baileys' `DisconnectReason`s that a host tells apart. */
const RESTART_REQUIRED = 515;
const LOGGED_OUT = 401;

/** A session around a real Baileys socket, with the rules of WAHA's NOWEB. */
export class NowebHost {
  /** What clients saw, in order. */
  readonly statuses: SessionStatus[] = [];
  readonly driver;
  readonly session;
  socket: Socket | null = null;
  qr: string | null = null;
  readonly #transport: NowebTransport;
  readonly #sessions = new PasskeySessions();
  readonly #watchers = new Set<() => void>();
  /** The engine's own status, without the passkey's. */
  #own: SessionStatus = SessionStatus.STOPPED;

  constructor(standIn: NowebStandIn, options: NowebDriverOptions = {}) {
    this.#transport = createNowebTransport(standIn);
    this.driver = new NowebPasskeyDriver(options);
    this.session = this.#sessions.attach('default', this.driver);
    this.session.observe(() => this.#show());
  }

  get status(): SessionStatus | undefined {
    return this.statuses.at(-1);
  }

  start(): void {
    this.#set(SessionStatus.STARTING);
    this.socket = this.#transport.connect('default');
    this.driver.attachSocket(this.socket);
    this.socket.ev.on('connection.update', (update) => {
      this.#onUpdate({ ...update });
    });
  }

  async stop(): Promise<void> {
    const socket = this.socket;
    this.socket = null;
    this.driver.detach();
    this.#sessions.close();
    await socket?.end(undefined);
  }

  /** Waits until `find` finds something; it looks at every change. */
  async wait<T>(find: () => T | null | undefined | false): Promise<T> {
    const deadline = AbortSignal.timeout(15_000);
    return new Promise((resolve, reject) => {
      const check = (): void => {
        const found = find();
        if (found === null || found === undefined || found === false) return;
        this.#watchers.delete(check);
        resolve(found);
      };
      deadline.addEventListener('abort', () => {
        this.#watchers.delete(check);
        reject(new Error(`Waited in vain; saw ${this.statuses.join(', ')}.`));
      });
      this.#watchers.add(check);
      check();
    });
  }

  #onUpdate(
    update: NowebConnectionUpdate & {
      qr?: string;
      lastDisconnect?: { error?: Error | undefined } | undefined;
    },
  ): void {
    if (update.qr !== undefined) {
      this.qr = update.qr;
      this.#set(SessionStatus.SCAN_QR_CODE);
    }
    if (update.connection === 'open') this.#set(SessionStatus.WORKING);
    if (update.connection === 'close' && this.socket !== null) {
      this.#onClose(readStatusCode(update.lastDisconnect?.error));
    }
  }

  #onClose(statusCode: number | undefined): void {
    this.qr = null;
    if (statusCode === RESTART_REQUIRED) return this.start();
    const mayReconnect =
      this.status !== SessionStatus.SCAN_QR_CODE &&
      statusCode !== LOGGED_OUT &&
      this.driver.shouldReconnect();
    if (mayReconnect) return this.start();
    this.#set(SessionStatus.FAILED);
  }

  #set(status: SessionStatus): void {
    this.#own = status;
    this.#show();
  }

  #show(): void {
    const { status } = this.session.statusOver(this.#own);
    if (this.status !== status) this.statuses.push(status);
    for (const check of [...this.#watchers]) check();
  }
}

function readStatusCode(error: unknown): number | undefined {
  const { output } = (error ?? {}) as { output?: { statusCode?: number } };
  return output?.statusCode;
}
