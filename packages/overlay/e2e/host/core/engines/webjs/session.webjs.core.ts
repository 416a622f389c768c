import { Client, LocalAuth } from 'whatsapp-web.js';
import { WAHASessionStatus } from '../../../structures/enums.dto';
import { WhatsappSession, type MeInfo } from '../../abc/session.abc';

export class WhatsappSessionWebJSCore extends WhatsappSession {
  readonly engine: string = 'WEBJS';
  whatsapp: Client;

  async start(): Promise<void> {
    this.status = WAHASessionStatus.STARTING;
    await this.init();
  }

  async stop(): Promise<void> {
    this.status = WAHASessionStatus.STOPPED;
    await this.whatsapp?.destroy();
  }

  override async logout(): Promise<void> {
    this.unpairing = true;
    await this.whatsapp.logout();
  }

  override getSessionMeInfo(): MeInfo {
    const info = this.whatsapp?.info;
    return info ? { id: info.wid._serialized, pushName: info.pushname } : null;
  }

  override requestCode(phoneNumber: string): Promise<string> {
    return this.whatsapp.requestPairingCode(phoneNumber);
  }

  protected buildClient(): Promise<Client> {
    return Promise.resolve(
      new Client({
        authStrategy: new LocalAuth({
          clientId: this.name,
          dataPath: process.env['WAHA_LOCAL_STORE_BASE_DIR'] ?? '',
        }),
        webVersionCache: { type: 'none' },
        puppeteer: JSON.parse(process.env['HOST_CHROMIUM'] ?? '{}'),
      }),
    );
  }

  protected async init(): Promise<void> {
    this.whatsapp = await this.buildClient();
    this.whatsapp.initialize().catch(() => this.failed());
    this.whatsapp.on('qr', (qr) => {
      this.qr = qr;
      this.status = WAHASessionStatus.SCAN_QR_CODE;
    });
    this.whatsapp.on('authenticated', () => {
      this.status = WAHASessionStatus.WORKING;
    });
    this.whatsapp.on('auth_failure', () => this.failed());
    this.whatsapp.on('disconnected', () => this.failed());
  }

  private failed(): void {
    if (this.status === WAHASessionStatus.STOPPED) return;
    this.status = WAHASessionStatus.FAILED;
  }
}
