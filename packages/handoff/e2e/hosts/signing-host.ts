import type { PasskeyHandoff } from '@waha-passkey/contract';
import { startStandIn, type StandIn } from '@waha-passkey/testbed';
import type { Page } from 'puppeteer';
import { BrowserHost } from '../../../server/e2e/hosts/browser-host';
import { reachGate } from '../../../server/e2e/hosts/link-session';
import type { SessionClient } from '../../../server/e2e/hosts/session-client';
import { expectText } from './visitor';

export interface HandedOff {
  session: SessionClient;
  link: string;
}

/** The standalone server on the stand-in: links that lead to WORKING. */
export class SigningHost {
  private sessions = 0;

  private constructor(
    readonly standIn: StandIn,
    private readonly host: BrowserHost,
  ) {}

  static async start(): Promise<SigningHost> {
    const standIn = await startStandIn();
    return new SigningHost(standIn, await BrowserHost.start(standIn));
  }

  /** A session at the gate, and the link that its operator gives out. */
  async handOff(): Promise<HandedOff> {
    this.sessions += 1;
    const session = this.host.session(`shop-${this.sessions}`);
    await session.create();
    await session.next('SCAN_QR_CODE');
    await reachGate(session, this.standIn);
    const { status, body } = await this.host.api.post<PasskeyHandoff>(
      `/api/${session.name}/auth/passkey/handoff`,
    );
    if (status !== 201) throw new Error(`No link: HTTP ${status}.`);
    return { session, link: body.url };
  }

  async close(): Promise<void> {
    await this.host.close();
    await this.standIn.stop();
  }
}

/** The signature arrived; the phone approves, and the page says so. */
export async function expectLinked(
  { standIn }: SigningHost,
  page: Page,
  session: SessionClient,
): Promise<void> {
  await expectText(page, 'Now your phone');
  await standIn.phone.approve();
  await session.next('WORKING');
  await expectText(page, 'You can close this page');
  expect(standIn.deliveries.at(-1)).toMatchObject({ accepted: true });
  await session.delete();
}
