import type { Page } from 'puppeteer';
import { Firefox } from '../../../testbed/e2e/firefox/firefox';
import { findFirefox } from '../../../testbed/e2e/firefox/find-firefox';
import { expectLinked, SigningHost } from '../hosts/signing-host';
import { expectText } from '../hosts/visitor';

const firefoxPath = findFirefox();

(firefoxPath === null ? describe.skip : describe)('in Firefox', () => {
  let host: SigningHost;
  let firefox: Firefox;

  beforeAll(async () => {
    host = await SigningHost.start();
    firefox = await Firefox.launch(firefoxPath ?? '', host.standIn);
    await firefox.chrome.addVirtualAuthenticator(host.standIn.account);
  }, 60_000);

  afterAll(async () => {
    await firefox.close();
    await host.close();
  });

  it('the snippet returns to the page that opened its tab', async () => {
    const { session, link } = await host.handOff();
    const { page, tab, snippet } = await openTab(link);
    answerDialogs(tab, new URL(link).origin);
    await tab.evaluate(snippet);
    await expectLinked(host, page, session);
  }, 90_000);

  it('the snippet waits for a click into the page while its console has the focus', async () => {
    const { session, link } = await host.handOff();
    const { page, tab, snippet } = await openTab(link);
    const said = new Promise<string>((resolve) =>
      tab.on('console', (message) => {
        if (message.text().includes('click into')) resolve(message.text());
      }),
    );
    answerDialogs(tab, new URL(link).origin);
    await firefox.chrome.typeInConsole(tab.url(), snippet);
    expect(await said).toContain('NotAllowedError');
    expect(await tab.evaluate(() => document.hasFocus())).toBe(false);
    await firefox.chrome.focusPage();
    await expectLinked(host, page, session);
  }, 90_000);

  /** From the page to WhatsApp's tab, with the text to paste there. */
  async function openTab(link: string) {
    const page = await firefox.browser.newPage();
    await page.goto(link);
    await expectText(page, 'Your browser cannot sign for WhatsApp from here');
    await page.locator('::-p-text(By copy and paste)').click();
    const tab = await firefox.openedBy(() =>
      page.locator('::-p-text(Copy the text and open)').click(),
    );
    await tab.waitForFunction(
      () => location.origin === 'https://web.whatsapp.com',
    );
    const snippet = await page.$eval('#snippet', (node) => node.textContent);
    return { page, tab, snippet: snippet ?? '' };
  }
});

/** Types the address, and agrees. */
function answerDialogs(tab: Page, typed: string): void {
  tab.on('dialog', (dialog) => void dialog.accept(typed));
}
