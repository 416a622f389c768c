import { PasskeySessions } from '@waha-passkey/ceremony';
import { SessionStatus } from '@waha-passkey/contract';
import {
  GowsPasskeyDriver,
  type GowsDriverOptions,
} from '@waha-passkey/refusing';
import {
  createGowsTransport,
  type GowsConnection,
  type GowsEvent,
  type GowsStandIn,
} from '@waha-passkey/testbed/gows';

/** A session around a real gRPC stream, with the rules of WAHA's GOWS. */
export class GowsHost {
  /** What clients saw, in order. */
  readonly statuses: SessionStatus[] = [];
  readonly driver;
  readonly session;
  connection: GowsConnection | null = null;
  qr: string | null = null;
  readonly #standIn: GowsStandIn;
  readonly #sessions = new PasskeySessions();
  readonly #watchers = new Set<() => void>();
  /** The engine's own status, without the passkey's. */
  #own: SessionStatus = SessionStatus.STOPPED;

  constructor(standIn: GowsStandIn, options: GowsDriverOptions = {}) {
    this.#standIn = standIn;
    this.driver = new GowsPasskeyDriver(options);
    this.session = this.#sessions.attach('default', this.driver);
    this.session.observe(() => this.#show());
  }

  get status(): SessionStatus | undefined {
    return this.statuses.at(-1);
  }

  async start(): Promise<void> {
    this.#set(SessionStatus.STARTING);
    const transport = createGowsTransport(this.#standIn);
    this.connection ??= await transport.connect('default');
    this.driver.attachStream(this.connection.stream);
    this.connection.stream.off('data', this.#onEvent);
    this.connection.stream.on('data', this.#onEvent);
    await this.connection.start();
  }

  async stop(): Promise<void> {
    this.driver.detach();
    this.#sessions.close();
    await this.connection?.stop();
    this.connection = null;
  }

  /** Waits until `find` finds something; it looks at every event. */
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

  readonly #onEvent = (message: GowsEvent): void => {
    if (message.event === 'gows.ConnectedEventData') {
      this.#set(SessionStatus.WORKING);
    }
    if (message.event === 'whatsmeow.QRChannelItem') this.#onQrItem(message);
    this.#show();
  };

  #onQrItem(message: GowsEvent): void {
    const item = readItem(message.data);
    switch (item?.Event) {
      case undefined:
      case 'success':
      case 'passkey-request':
      case 'passkey-confirmation':
        return;
      case 'code':
        this.qr = item.Code ?? null;
        this.#set(SessionStatus.SCAN_QR_CODE);
        return;
      default:
        this.#set(SessionStatus.FAILED);
    }
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

function readItem(data: string): { Event?: string; Code?: string } | null {
  try {
    return JSON.parse(data) as { Event?: string; Code?: string } | null;
  } catch {
    return null;
  }
}
