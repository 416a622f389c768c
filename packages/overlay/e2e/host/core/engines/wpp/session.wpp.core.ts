import { join } from 'node:path';
import {
  create,
  SocketState,
  type CreateOptions,
  type Whatsapp,
} from '@wppconnect-team/wppconnect';
import { WAHASessionStatus } from '../../../structures/enums.dto';
import { WhatsappSession } from '../../abc/session.abc';

/** As WAHA's of 2026.3: the client is created behind `start()`. */
export class WhatsappSessionWPPCore extends WhatsappSession {
  readonly engine: string = 'WPP';
  private wpp: Whatsapp | null = null;

  start(): Promise<void> {
    this.status = WAHASessionStatus.STARTING;
    const folder = process.env['WAHA_LOCAL_STORE_BASE_DIR'] ?? '';
    const options = {
      session: this.name,
      updatesLog: false,
      disableWelcome: true,
      logQR: false,
      waitForLogin: false,
      autoClose: 0,
      deviceSyncTimeout: 0,
      puppeteerOptions: {
        ...(JSON.parse(process.env['HOST_CHROMIUM'] ?? '{}') as object),
        userDataDir: join(folder, this.name),
      },
      catchQR: (_image: string, _text: string, _attempt: number, qr = '') => {
        this.qr = qr;
        this.status = WAHASessionStatus.SCAN_QR_CODE;
      },
      statusFind: (status: string) => this.applyStatus(status),
    } as CreateOptions;
    void this.createClientAsync(options).catch(() => this.fail());
    return Promise.resolve();
  }

  async stop(): Promise<void> {
    this.status = WAHASessionStatus.STOPPED;
    await this.wpp?.close();
  }

  override async requestCode(phoneNumber: string): Promise<string> {
    const call = `WPP.conn.genLinkDeviceCodeForPhoneNumber('${phoneNumber}')`;
    return String(await this.wpp?.page.evaluate(call));
  }

  private async createClientAsync(options: CreateOptions): Promise<void> {
    const wpp = await create(options);
    this.wpp = wpp;
    wpp.onStateChange((state) => {
      if (state === SocketState.CONNECTED) {
        this.status = WAHASessionStatus.WORKING;
      }
    });
  }

  private applyStatus(status: string): void {
    if (status === 'inChat') this.status = WAHASessionStatus.WORKING;
    if (status === 'disconnectedMobile') this.fail();
  }

  private fail(): void {
    this.status = WAHASessionStatus.FAILED;
  }
}
