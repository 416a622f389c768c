import { once } from 'node:events';
import {
  type LibraryName,
  libraries,
  type Owner,
  playLibrary,
  type StandIn,
} from '@waha-passkey/testbed';
import type { Page } from 'puppeteer';
import {
  attachPasskey,
  type AttachPasskeyOptions,
  type PagePasskey,
} from '../src';
import { CeremonyLog } from './ceremony-log';
import {
  createClient,
  type LibraryVersion,
  type WhatsAppClient,
} from './whatsapp-library';

export interface ClientSceneOptions extends AttachPasskeyOptions {
  version?: LibraryVersion;
  clientOptions?: object;
  /** Whose behaviour the library shows; npm's unless named. */
  library?: LibraryName;
}

/** A real client with passkeys attached, on a stand-in, and what it said. */
export class ClientScene {
  readonly client: WhatsAppClient;
  readonly passkey: PagePasskey;
  readonly log: CeremonyLog;
  readonly events: string[] = [];

  constructor(
    readonly standIn: StandIn,
    { version, clientOptions, library, ...options }: ClientSceneOptions = {},
  ) {
    this.client = createClient(standIn, version, clientOptions);
    if (library) playLibrary(this.client, libraries[library]);
    this.passkey = attachPasskey(this.client, options);
    this.log = new CeremonyLog(this.passkey.driver, this.passkey.session);
    for (const name of [
      'qr',
      'code',
      'authenticated',
      'ready',
      'disconnected',
    ]) {
      this.client.on(name, () => this.events.push(name));
    }
  }

  /** Resolves with the first arguments of the client's next such event. */
  async next(name: string): Promise<unknown> {
    const [first] = (await once(this.client, name, {
      signal: AbortSignal.timeout(20_000),
    })) as unknown[];
    return first;
  }

  async showQr(): Promise<string> {
    const qr = this.next('qr');
    await this.client.initialize();
    return String(await qr);
  }

  get page(): Page {
    return this.client.pupPage;
  }

  /** The phone's number for what it scanned last. */
  private linkId = 0;

  async scan(qr: string): Promise<void> {
    this.linkId = await this.standIn.phone.scan(qr);
  }

  async enterCode(code: string): Promise<void> {
    this.linkId = await this.standIn.phone.enterCode(code);
  }

  async approve(): Promise<void> {
    await this.standIn.phone.approve({ link: this.linkId });
  }

  /** A QR code was scanned, and the page waits for the passkey. */
  async reachGate(count = 1): Promise<void> {
    await this.scan(await this.showQr());
    await this.log.reached('awaiting-assertion', count);
  }

  async submit(owner: Owner): Promise<void> {
    await this.passkey.submit(await owner.sign(this.passkey.challenge()));
  }

  async close(): Promise<void> {
    await this.passkey.detach();
    await this.client.destroy();
  }
}
