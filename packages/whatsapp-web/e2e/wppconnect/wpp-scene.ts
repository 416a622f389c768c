import { EventEmitter, once } from 'node:events';
import {
  chromiumLaunchOptions,
  type Owner,
  type StandIn,
} from '@waha-passkey/testbed';
import puppeteer, { type Browser, type Page } from 'puppeteer';
import {
  createWithPasskey,
  type CreateWithPasskeyOptions,
  type PagePasskey,
} from '../../src';
import { CeremonyLog } from '../ceremony-log';
import {
  loadWppconnect,
  quietOptions,
  type Whatsapp,
  type WppconnectVersion,
} from './wppconnect-library';

export interface WppSceneOptions extends CreateWithPasskeyOptions {
  version?: WppconnectVersion;
  clientOptions?: Record<string, unknown>;
}

/** Real WPPConnect with passkeys, in a browser of its own, and what it said. */
export class WppScene {
  readonly statuses: string[] = [];
  readonly news = new EventEmitter();
  log!: CeremonyLog;
  passkey!: PagePasskey;
  client!: Promise<Whatsapp>;
  /** The phone's number for what it scanned last. */
  private linkId = 0;

  private constructor(
    readonly standIn: StandIn,
    readonly browser: Browser,
    readonly page: Page,
  ) {}

  static async open(
    standIn: StandIn,
    { version = '2.3.3', clientOptions, ...options }: WppSceneOptions = {},
  ): Promise<WppScene> {
    const browser = await puppeteer.launch(chromiumLaunchOptions(standIn));
    const [page] = await browser.pages();
    if (!page) throw new Error('The browser has no page.');
    const scene = new WppScene(standIn, browser, page);
    const { passkey, client } = await createWithPasskey(
      loadWppconnect(version),
      {
        ...quietOptions,
        browser,
        catchQR: (_image: string, _ascii: string, _try: number, qr: string) =>
          scene.news.emit('qr', qr),
        catchLinkCode: (code: string) => scene.news.emit('code', code),
        statusFind: (status: string) => {
          scene.statuses.push(status);
          scene.news.emit('status', status);
        },
        ...clientOptions,
      },
      options,
    );
    if (!passkey) throw new Error('The page was not hooked.');
    scene.passkey = passkey;
    scene.client = client;
    scene.log = new CeremonyLog(passkey.driver, passkey.session);
    return scene;
  }

  async next(name: 'qr' | 'code' | 'status'): Promise<string> {
    const [text] = (await once(this.news, name, {
      signal: AbortSignal.timeout(20_000),
    })) as unknown[];
    return String(text);
  }

  async scan(qr: string): Promise<void> {
    this.linkId = await this.standIn.phone.scan(qr);
  }

  async enterCode(code: string): Promise<void> {
    this.linkId = await this.standIn.phone.enterCode(code);
  }

  /** [1.41.3] A link that is quicker than this ends as "Phone not connected". */
  untilNotLogged(): Promise<void> {
    return this.untilStatus('notLogged');
  }

  async untilStatus(status: string): Promise<void> {
    while (!this.statuses.includes(status)) await this.next('status');
  }

  async reachGate(count = 1): Promise<void> {
    await this.scan(await this.next('qr'));
    await this.log.reached('awaiting-assertion', count);
  }

  async submit(owner: Owner): Promise<void> {
    await this.passkey.submit(await owner.sign(this.passkey.challenge()));
  }

  async approve(): Promise<void> {
    await this.standIn.phone.approve({ link: this.linkId });
  }

  async link(owner: Owner): Promise<void> {
    await this.submit(owner);
    await this.untilNotLogged();
    await this.approve();
    await this.log.reached('completed');
  }

  async close(): Promise<void> {
    await this.passkey.detach();
    // WPPConnect stops its timers when its page is closed.
    await this.page.close().catch(() => undefined);
    await this.browser.close();
    await this.client.catch(() => undefined);
  }
}
