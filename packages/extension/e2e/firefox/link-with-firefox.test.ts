import { findFirefox } from '../../../testbed/e2e/firefox/find-firefox';
import { startLinkingHost, type LinkingHost } from '../hosts/linking-host';
import { Person } from '../hosts/person';
import { takeScreenshot } from '../hosts/take-screenshot';
import { HelperFirefox } from './helper-firefox';

const firefoxPath = findFirefox();

(firefoxPath === null ? describe.skip : describe)('in Firefox', () => {
  let host: LinkingHost;
  let firefox: HelperFirefox;

  beforeAll(async () => {
    host = await startLinkingHost();
    firefox = await HelperFirefox.launch(firefoxPath ?? '', host.standIn);
  }, 60_000);

  afterAll(async () => {
    await firefox.close();
    await host.stop();
  });

  it('pairs nothing when its owner refuses the permission', async () => {
    const page = await firefox.openHelper();
    const person = new Person(page);
    const asked = firefox.chrome.answerPermissionPrompt('deny');
    await person.pair({ url: host.server.url, apiKey: host.apiKey });
    expect(await asked).toContain('WAHA passkey helper');
    await page.waitForSelector('#problem:not([hidden])');
    const problem = await page.$eval('#problem', (node) => node.textContent);
    expect(problem).toContain('nothing was paired');
    await page.close();
  }, 60_000);

  it('links a session from pairing to WORKING', async () => {
    await host.startGatedSession('sales');
    await firefox.chrome.addVirtualAuthenticator(host.standIn.account);
    const page = await firefox.openHelper();
    const person = new Person(page);
    await person.read('pair');
    const asked = firefox.chrome.answerPermissionPrompt('allow');
    await person.pair({ url: host.server.url, apiKey: host.apiKey });
    expect(await asked).toMatch(/Access your data .* 127\.0\.0\.1/);
    await person.click('#pending-list button');
    expect(await person.read('consent')).toMatch(
      /NEW device to your WhatsApp account.*127\.0\.0\.1.*sales/,
    );
    await takeScreenshot(page, 'firefox-consent');
    const tab = await firefox.openedBy(() => person.click('#sign'));
    await tab.waitForFunction(() => document.querySelector(':popover-open'));
    expect(await tab.evaluate(() => document.contentType)).toBe('text/html');
    // The stand-in's app fills its element as soon as it runs.
    expect(await tab.$eval('#app', (node) => node.childElementCount)).toBe(0);
    await takeScreenshot(tab, 'firefox-panel');
    await tab.keyboard.press('Enter');
    await person.read('following');
    await host.standIn.phone.approve();
    await person.read('linked');
    await host.waitForStatus('sales', 'WORKING');
    expect(host.standIn.deliveries).toEqual([
      expect.objectContaining({ accepted: true }),
    ]);
  }, 90_000);
});
