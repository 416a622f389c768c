import { addVirtualAuthenticator } from '@waha-passkey/testbed';
import type { Page } from 'puppeteer';
import { runInConsole } from '../hosts/console';
import { expectLinked, SigningHost } from '../hosts/signing-host';
import { expectText, Visitor } from '../hosts/visitor';

describe('the snippet', () => {
  let host: SigningHost;
  let visitor: Visitor;

  beforeAll(async () => {
    host = await SigningHost.start();
    visitor = await Visitor.arrive(host.standIn.chromiumArgs);
  }, 60_000);

  afterEach(() => {
    host.standIn.scenario.openerPolicy = null;
  });

  afterAll(async () => {
    await visitor.leave();
    await host.close();
  });

  /** Clicks the button that copies the text and opens WhatsApp's tab. */
  async function openConsole(page: Page): Promise<[Page, string]> {
    await page
      .browserContext()
      .overridePermissions(new URL(page.url()).origin, [
        'clipboard-read',
        'clipboard-sanitized-write',
      ]);
    await page.locator('::-p-text(By copy and paste)').click();
    const opened = new Promise<Page | null>((resolve) =>
      page.once('popup', resolve),
    );
    await page.locator('::-p-text(Copy the text and open)').click();
    const tab = await opened;
    if (!tab) throw new Error('No tab was opened.');
    await tab.waitForFunction(
      () => location.origin === 'https://web.whatsapp.com',
    );
    await addVirtualAuthenticator(tab, host.standIn.account);
    await page.bringToFront();
    const text = await page.evaluate(() => navigator.clipboard.readText());
    return [tab, text];
  }

  it('returns to the page that opened its tab', async () => {
    const { session, link } = await host.handOff();
    const page = await visitor.open(link);
    const [tab, text] = await openConsole(page);
    const { origin } = new URL(link);
    const outcome = await runInConsole(tab, text, { typed: origin });
    expect(outcome).toMatchObject({ problem: null, copied: null });
    expect(outcome.shown[1]).toMatch(
      `This links a NEW device to your WhatsApp account. Whoever runs the server can read and send your messages.

Server: ${origin}
Session: "${session.name}"
Until: `,
    );
    await expectLinked(host, page, session);
  }, 90_000);

  it('goes by the clipboard when WhatsApp cuts its tab off', async () => {
    host.standIn.scenario.openerPolicy = 'same-origin-allow-popups';
    const { session, link } = await host.handOff();
    const page = await visitor.open(link);
    const [tab, text] = await openConsole(page);
    await expectText(page, 'Copy this request and paste it there');
    const request = await read(page, '#request');
    const outcome = await runInConsole(tab, text, { typed: request });
    expect(outcome).toMatchObject({ problem: null });
    expect(outcome.shown[1]).toMatch(/Server: .*, as the request says/);

    await page.locator('textarea').fill('it says something');
    await page.locator('::-p-text(Send the result)').click();
    await expectText(page, 'That is not the result');
    await page.locator('textarea').fill(outcome.copied ?? '');
    await page.locator('::-p-text(Send the result)').click();
    await expectLinked(host, page, session);
  }, 90_000);

  it('is the same for everybody, and carries no challenge', async () => {
    const { session, link } = await host.handOff();
    const page = await visitor.open(link);
    await page.locator('::-p-text(By copy and paste)').click();
    await page.locator('::-p-text(It asks for a request)').click();
    await page.locator('::-p-text(Show the request)').click();
    await expectText(page, 'Copy this request');
    const { challenge } = await session.challenge();
    expect(await read(page, '#request')).toContain(challenge);
    expect(await read(page, '#snippet')).not.toContain(challenge);
    await session.delete();
  }, 60_000);
});

/** Hidden parts too: what a person would read after opening them. */
function read(page: Page, selector: string): Promise<string> {
  return page.$eval(selector, (node) => (node.textContent ?? '').trim());
}
