import { EventEmitter } from 'node:events';
import { WAHASessionStatus } from '../../../structures/enums.dto';
import { WhatsappSession } from '../../abc/session.abc';

const QR_CHANNEL_ITEM = 'whatsmeow.QRChannelItem';

/** Without the binary: what it sends comes by `meet`. */
export class WhatsappSessionGoWSCore extends WhatsappSession {
  readonly engine = 'GOWS';
  events: EventEmitter;

  start(): Promise<void> {
    this.status = WAHASessionStatus.STARTING;
    this.subscribeEvents();
    return Promise.resolve();
  }

  stop(): Promise<void> {
    this.status = WAHASessionStatus.STOPPED;
    return Promise.resolve();
  }

  override meet(event: string): void {
    this.events.emit(QR_CHANNEL_ITEM, { Event: event });
  }

  subscribeEvents(): void {
    this.events = new EventEmitter();
    this.events.on(QR_CHANNEL_ITEM, ({ Event }: { Event: string }) => {
      this.status =
        Event === 'code'
          ? WAHASessionStatus.SCAN_QR_CODE
          : WAHASessionStatus.FAILED;
    });
  }
}
