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
import { RefusingHost } from '../refusing-host';

/** A session around a real gRPC stream, with the rules of WAHA's GOWS. */
export class GowsHost extends RefusingHost<GowsPasskeyDriver> {
  connection: GowsConnection | null = null;

  constructor(
    private readonly standIn: GowsStandIn,
    options: GowsDriverOptions = {},
  ) {
    super(new GowsPasskeyDriver(options));
  }

  async start(): Promise<void> {
    this.setStatus(SessionStatus.STARTING);
    const transport = createGowsTransport(this.standIn);
    this.connection ??= await transport.connect('default');
    this.driver.attachStream(this.connection.stream);
    this.connection.stream.off('data', this.onEvent);
    this.connection.stream.on('data', this.onEvent);
    await this.connection.start();
  }

  async stop(): Promise<void> {
    this.driver.detach();
    this.close();
    await this.connection?.stop();
    this.connection = null;
  }

  private readonly onEvent = (message: GowsEvent): void => {
    if (message.event === 'gows.ConnectedEventData') {
      this.setStatus(SessionStatus.WORKING);
    }
    if (message.event === 'whatsmeow.QRChannelItem') this.onQrItem(message);
    this.lookAgain();
  };

  private onQrItem(message: GowsEvent): void {
    const item = readItem(message.data);
    switch (item?.Event) {
      case undefined:
      case 'success':
      case 'passkey-request':
      case 'passkey-confirmation':
        return;
      case 'code':
        this.qr = item.Code ?? null;
        this.setStatus(SessionStatus.SCAN_QR_CODE);
        return;
      default:
        this.setStatus(SessionStatus.FAILED);
    }
  }
}

function readItem(data: string): { Event?: string; Code?: string } | null {
  try {
    return JSON.parse(data) as { Event?: string; Code?: string } | null;
  } catch {
    return null;
  }
}
