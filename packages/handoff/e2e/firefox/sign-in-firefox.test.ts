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
    await paste(tab, snippet ?? '', new URL(link).origin);
    await expectLinked(host, page, session);
  }, 90_000);
});

/** Into the console, and agrees. */
async function paste(tab: Page, text: string, typed: string): Promise<void> {
  tab.on('dialog', (dialog) => void dialog.accept(typed));
  await tab.evaluate(text);
}
