import type { PasskeyChallenge, PasskeyHandoff } from '@waha-passkey/contract';
import {
  addVirtualAuthenticator,
  launchOwner,
  startStandIn,
  type Owner,
  type StandIn,
} from '@waha-passkey/testbed';
import type { Page } from 'puppeteer';
import { BrowserHost } from '../../../server/e2e/hosts/browser-host';
import { reachGate } from '../../../server/e2e/hosts/link-session';
import type { SessionClient } from '../../../server/e2e/hosts/session-client';
import { expectText, Visitor } from '../hosts/visitor';
import { allowRemoteDesktop, withdrawPolicy } from './browser-policy';

const policyAllowed = allowRemoteDesktop();
if (!policyAllowed) {
  process.stderr.write(
    'No policy file may be written here: the managed browser is not tried.\n',
  );
}

describe('the owner signs on the page', () => {
  let standIn: StandIn;
  let host: BrowserHost;
  let sessions = 0;

  beforeAll(async () => {
    standIn = await startStandIn();
    host = await BrowserHost.start(standIn);
  }, 60_000);

  afterAll(async () => {
    withdrawPolicy();
    await host.close();
    await standIn.stop();
  });

  /** A session at the gate, and the link that its operator gives out. */
  async function handOff(): Promise<{ session: SessionClient; link: string }> {
    sessions += 1;
    const session = host.session(`shop-${sessions}`);
    await session.create();
    await session.next('SCAN_QR_CODE');
    await reachGate(session, standIn);
    const path = `/api/${session.name}/auth/passkey/handoff`;
    const { status, body } = await host.api.post<PasskeyHandoff>(path);
    expect(status).toBe(201);
    return { session, link: body.url };
  }

  async function expectLinked(page: Page, session: SessionClient) {
    await expectText(page, 'Now your phone');
    await standIn.phone.approve();
    await session.next('WORKING');
    await expectText(page, 'You can close this page');
    expect(standIn.deliveries.at(-1)).toMatchObject({ accepted: true });
    await session.delete();
  }

  (policyAllowed ? it : it.skip)(
    'in a managed browser, with nothing installed',
    async () => {
      const { session, link } = await handOff();
      const { origin } = new URL(link);
      const visitor = await Visitor.arrive([
        `--webauthn-remote-proxied-requests-allowed-additional-origin=${origin}`,
      ]);
      try {
        const page = await visitor.open(link);
        await expectText(page, 'Sign on this device');
        await addVirtualAuthenticator(page, standIn.account);
        await page.locator('::-p-text(Sign on this device)').click();
        await expectLinked(page, session);
      } finally {
        await visitor.leave();
      }
    },
    90_000,
  );

  it('with WAHA’s store extension, by its public messages', async () => {
    const { session, link } = await handOff();
    const owner = await launchOwner(standIn);
    const visitor = await Visitor.arrive();
    try {
      const page = await visitor.open(link, {
        before: (tab) => installStoreExtension(tab, owner),
      });
      await page.locator('::-p-text(Sign with the browser extension)').click();
      await expectLinked(page, session);
    } finally {
      await visitor.leave();
      await owner.close();
    }
  }, 90_000);

  it('by the snippet, pasted there and back', async () => {
    const { session, link } = await handOff();
    const visitor = await Visitor.arrive(standIn.chromiumArgs);
    try {
      const page = await visitor.open(link);
      await page.locator('::-p-text(By copy and paste)').click();
      const snippet = await page.$eval(
        '#snippet',
        (pre) => (pre as HTMLElement).innerText,
      );
      const result = await runInConsole(visitor, standIn, snippet);
      await page.locator('textarea').fill('it says something');
      await page.locator('::-p-text(Send the result)').click();
      await expectText(page, 'That is not the result');
      await page.locator('textarea').fill(result);
      await page.locator('::-p-text(Send the result)').click();
      await expectLinked(page, session);
    } finally {
      await visitor.leave();
    }
  }, 90_000);
});

/** As the extension's content script does in Firefox: it answers messages. */
async function installStoreExtension(page: Page, owner: Owner): Promise<void> {
  await page.exposeFunction('signElsewhere', (challenge: PasskeyChallenge) =>
    owner.sign(challenge),
  );
  await page.evaluateOnNewDocument(() => {
    const sign = Reflect.get(window, 'signElsewhere') as (
      challenge: unknown,
    ) => Promise<unknown>;
    window.addEventListener('message', (event: MessageEvent<unknown>) => {
      const { source, requestId, type, challenge } = Object(
        event.data,
      ) as Record<string, unknown>;
      if (source !== 'waha-passkey-page') return;
      const answer = (members: object) =>
        window.postMessage({
          source: 'waha-passkey-extension',
          requestId,
          ok: true,
          ...members,
        });
      if (type === 'waha-passkey-ping') answer({});
      else void sign(challenge).then((assertion) => answer({ assertion }));
    });
  });
}

/** A person's console at the true origin; their passkey is asked there. */
async function runInConsole(
  visitor: Visitor,
  { origin, account }: StandIn,
  snippet: string,
): Promise<string> {
  const page = await visitor.open(`${origin}/`);
  await addVirtualAuthenticator(page, account);
  const printed = new Promise<string>((resolve) => {
    page.on('console', (message) => {
      if (message.text().startsWith('{')) resolve(message.text());
    });
  });
  await page.evaluate(snippet);
  return printed;
}
