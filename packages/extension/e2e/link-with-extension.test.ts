import type { Page } from 'puppeteer';
import { buildExtension, type BuiltExtension } from './hosts/build-extension';
import { HelperBrowser } from './hosts/helper-browser';
import { startLinkingHost, type LinkingHost } from './hosts/linking-host';
import { takeScreenshot } from './hosts/take-screenshot';
import { SigningSite } from './hosts/signing-site';

let host: LinkingHost;
let site: SigningSite;
let extension: BuiltExtension;
let owner: HelperBrowser;

beforeAll(async () => {
  [host, site, extension] = await Promise.all([
    startLinkingHost(),
    SigningSite.start(),
    buildExtension(),
  ]);
  owner = await HelperBrowser.launch(extension.folder, site);
}, 60_000);

afterAll(async () => {
  await owner.close();
  await Promise.all([host.stop(), site.stop(), extension.remove()]);
});

const isShown = (page: Page, view: string) =>
  page.waitForSelector(`[data-view="${view}"]`, { visible: true });

/** Counts what a person does; see the table in docs/signing.md. */
class Person {
  actions = 0;

  constructor(readonly page: Page) {}

  async type(selector: string, text: string): Promise<void> {
    this.actions += 1;
    await this.page.type(selector, text);
  }

  async click(selector: string): Promise<void> {
    this.actions += 1;
    await (
      await this.page.waitForSelector(selector, { visible: true })
    )?.click();
  }
}

it('links a session from pairing to WORKING', async () => {
  await host.startGatedSession('sales');
  const page = await owner.openHelper();
  const pairing = new Person(page);
  await isShown(page, 'pair');
  await takeScreenshot(page, 'pair');
  await pairing.type('#pair-server', host.server.url);
  await pairing.type('#pair-key', host.apiKey);
  await pairing.click('#pair-form button');

  const person = new Person(page);
  await isShown(page, 'pending');
  await page.waitForSelector('#pending-list button');
  await takeScreenshot(page, 'pending');
  await person.click('#pending-list button');
  await isShown(page, 'consent');
  await expect(
    page.$eval('[data-view="consent"]', (view) => view.textContent),
  ).resolves.toMatch(/sales.*new device.*your WhatsApp account/s);
  await takeScreenshot(page, 'consent');
  expect(site.visits).toEqual([]);

  await owner.signWith(host.standIn.account, () => person.click('#sign'));
  await isShown(page, 'following');
  await takeScreenshot(page, 'following');
  await host.standIn.phone.approve();
  await isShown(page, 'linked');
  await takeScreenshot(page, 'linked');
  await host.waitForStatus('sales', 'WORKING');
  expect(host.standIn.deliveries).toEqual([
    expect.objectContaining({ accepted: true }),
  ]);
  expect({ pairing: pairing.actions, signing: person.actions }).toEqual({
    pairing: 3,
    signing: 2,
  });
}, 90_000);
