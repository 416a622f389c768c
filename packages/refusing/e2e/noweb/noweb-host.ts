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
import { RefusingHost } from '../refusing-host';

type Socket = ReturnType<NowebTransport['connect']>;

/** Baileys' `DisconnectReason`s that a host tells apart. */
const RESTART_REQUIRED = 515;
const LOGGED_OUT = 401;

/** A session around a real Baileys socket, with the rules of WAHA's NOWEB. */
export class NowebHost extends RefusingHost<NowebPasskeyDriver> {
  socket: Socket | null = null;
  private readonly transport: NowebTransport;

  constructor(standIn: NowebStandIn, options: NowebDriverOptions = {}) {
    super(new NowebPasskeyDriver(options));
    this.transport = createNowebTransport(standIn);
  }

  start(): void {
    this.setStatus(SessionStatus.STARTING);
    this.socket = this.transport.connect('default');
    this.driver.attachSocket(this.socket);
    this.socket.ev.on('connection.update', (update) => {
      this.onUpdate({ ...update });
    });
  }

  async stop(): Promise<void> {
    const socket = this.socket;
    this.socket = null;
    this.driver.detach();
    this.close();
    await socket?.end(undefined);
  }

  private onUpdate(
    update: NowebConnectionUpdate & {
      qr?: string;
      lastDisconnect?: { error?: Error | undefined } | undefined;
    },
  ): void {
    if (update.qr !== undefined) {
      this.qr = update.qr;
      this.setStatus(SessionStatus.SCAN_QR_CODE);
    }
    if (update.connection === 'open') this.setStatus(SessionStatus.WORKING);
    if (update.connection === 'close' && this.socket !== null) {
      this.onClose(readStatusCode(update.lastDisconnect?.error));
    }
  }

  private onClose(statusCode: number | undefined): void {
    this.qr = null;
    if (statusCode === RESTART_REQUIRED) return this.start();
    const mayReconnect =
      this.status !== SessionStatus.SCAN_QR_CODE &&
      statusCode !== LOGGED_OUT &&
      this.driver.shouldReconnect();
    if (mayReconnect) return this.start();
    this.setStatus(SessionStatus.FAILED);
  }
}

function readStatusCode(error: unknown): number | undefined {
  const { output } = (error ?? {}) as { output?: { statusCode?: number } };
  return output?.statusCode;
}
