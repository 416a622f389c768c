import { PasskeyReasonCode, type PasskeyLogger } from '@waha-passkey/contract';
import { NowebPasskeyDriver } from '@waha-passkey/refusing';
import type { Me } from '../../events/session-status-event';
import { within } from '@waha-passkey/browser';
import { EngineRequestError } from '../engine-request-error';
import type { EngineNews, EngineRun } from '../session-engine';
import { toMe } from '../to-me';
import type {
  NowebClientSocket,
  NowebClientUpdate,
  NowebTransport,
} from './noweb-transport';

/** Baileys' `DisconnectReason`s that a host tells apart. */
const RESTART_REQUIRED = 515;
const LOGGED_OUT = 401;

const MAX_RECONNECTS = 3;
const LOGOUT_TIMEOUT_MS = 10_000;

export interface NowebRunOptions {
  session: string;
  transport: NowebTransport;
  logger: PasskeyLogger;
  hasWpp: boolean;
}

/** A session on Baileys sockets, with the rules of WAHA's NOWEB. */
export class NowebRun implements EngineRun {
  readonly driver;
  private socket: NowebClientSocket | null = null;
  private listener: (news: EngineNews) => void = () => undefined;
  private linked = false;
  private reconnects = 0;

  constructor(private readonly options: NowebRunOptions) {
    this.driver = new NowebPasskeyDriver({
      logger: options.logger,
      hasWpp: options.hasWpp,
    });
  }

  observe(listener: (news: EngineNews) => void): void {
    this.listener = listener;
  }

  start(): void {
    this.connect();
  }

  async requestCode(phoneNumber: string, signal: AbortSignal): Promise<string> {
    const code = await within(
      this.socket?.requestPairingCode(phoneNumber) ?? Promise.resolve(null),
      signal,
    );
    if (code === null) {
      throw new EngineRequestError('The session is not connected. Restart it.');
    }
    return code.replace(/^(.{4})(.{4})$/, '$1-$2');
  }

  async logout(): Promise<void> {
    const { socket } = this;
    if (socket && this.linked) {
      const signal = AbortSignal.timeout(LOGOUT_TIMEOUT_MS);
      await within(socket.logout(), signal).catch(() => {
        this.options.logger.debug(
          `Session ${this.options.session}: the logout was not confirmed`,
        );
      });
    }
    await this.stop();
    this.options.transport.forget(this.options.session);
  }

  stop(): Promise<void> {
    const { socket } = this;
    this.socket = null;
    this.driver.detach();
    socket?.end(undefined);
    return Promise.resolve();
  }

  private connect(): void {
    const socket = this.options.transport.connect(this.options.session);
    this.socket = socket;
    this.driver.attachSocket(socket);
    socket.ev.on('connection.update', (update) => {
      if (socket === this.socket) {
        this.hear(update);
      }
    });
  }

  private hear({ qr, connection, lastDisconnect }: NowebClientUpdate): void {
    if (qr !== undefined) {
      this.listener({ type: 'qr', value: qr });
    }
    if (connection === 'open') {
      this.linked = true;
      this.reconnects = 0;
      this.listener({ type: 'authenticated' });
      this.listener({ type: 'ready', me: this.readMe() });
    }
    if (connection === 'close') {
      this.hearClose(readStatusCode(lastDisconnect?.error));
    }
  }

  private hearClose(statusCode: number | null): void {
    if (statusCode === RESTART_REQUIRED || this.mayReconnect(statusCode)) {
      this.connect();
      return;
    }
    this.listener({
      type: 'failed',
      reason: this.describe(statusCode),
      code: this.driver.failure?.code ?? PasskeyReasonCode.LOGGED_OUT,
    });
  }

  /** Before the link a close means that the codes ran out. */
  private mayReconnect(statusCode: number | null): boolean {
    return (
      this.linked &&
      statusCode !== LOGGED_OUT &&
      this.driver.shouldReconnect() &&
      ++this.reconnects <= MAX_RECONNECTS
    );
  }

  private describe(statusCode: number | null): string {
    if (this.driver.failure) {
      return this.driver.failure.message;
    }
    if (statusCode === LOGGED_OUT) {
      return 'The account was unlinked. Start the session to link it again.';
    }
    return this.linked
      ? 'WhatsApp closed the connection again and again. Restart the session.'
      : 'The QR codes ran out before a device was linked. Start the session again.';
  }

  private readMe(): Me | null {
    const user = this.socket?.user;
    return user ? toMe(user.id, user.name) : null;
  }
}

function readStatusCode(error: unknown): number | null {
  const { output } = (error ?? {}) as { output?: { statusCode?: number } };
  return output?.statusCode ?? null;
}
