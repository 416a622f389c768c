import { EventEmitter } from 'node:events';
import { WAHASessionStatus } from '../../../structures/enums.dto';
import { WhatsappSession } from '../../abc/session.abc';

/** Sockets are silent ones here; what happens to them comes by `meet`. */
export class WhatsappSessionNoWebCore extends WhatsappSession {
  readonly engine = 'NOWEB';
  sock: { ws: EventEmitter; ev: EventEmitter };
  private readonly tracked: string[] = [];

  override set status(value: WAHASessionStatus) {
    this.tracked.push(value);
    super.status = value;
  }

  override get status(): WAHASessionStatus {
    return super.status;
  }

  async start(): Promise<void> {
    this.status = WAHASessionStatus.STARTING;
    await this.buildClient();
  }

  stop(): Promise<void> {
    this.status = WAHASessionStatus.STOPPED;
    return Promise.resolve();
  }

  override meet(event: string): void {
    if (event === 'gate') {
      const node = { tag: 'notification', attrs: {} };
      this.sock?.ws.emit('CB:notification,type:passkey_prologue_request', node);
    } else {
      this.sock?.ev.emit('connection.update', { connection: event, qr: event });
    }
  }

  private async buildClient(): Promise<void> {
    this.sock?.ev.removeAllListeners();
    this.sock = await this.makeSocket();
    this.listenConnectionEvents();
  }

  private makeSocket(): Promise<{ ws: EventEmitter; ev: EventEmitter }> {
    return Promise.resolve({ ws: new EventEmitter(), ev: new EventEmitter() });
  }

  private listenConnectionEvents(): void {
    this.sock.ev.on('connection.update', (update: { connection: string }) => {
      if (update.connection === 'qr') {
        this.status = WAHASessionStatus.SCAN_QR_CODE;
      } else if (update.connection === 'close') {
        if (this.status === WAHASessionStatus.SCAN_QR_CODE) {
          this.status = WAHASessionStatus.FAILED;
          return;
        }
        this.status = WAHASessionStatus.STARTING;
        void this.buildClient();
      }
    });
  }
}
