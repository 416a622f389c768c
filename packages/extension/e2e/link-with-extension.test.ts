import { buildExtension, type BuiltExtension } from './hosts/build-extension';
import { HelperBrowser } from './hosts/helper-browser';
import { startLinkingHost, type LinkingHost } from './hosts/linking-host';
import { Person } from './hosts/person';
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

it('links a session from pairing to WORKING', async () => {
  await host.startGatedSession('sales');
  const page = await owner.openHelper();
  const pairing = new Person(page);
  await pairing.read('pair');
  await takeScreenshot(page, 'pair');
  await pairing.pair({ url: host.server.url, apiKey: host.apiKey });

  const person = new Person(page);
  await page.waitForSelector('#pending-list button');
  await takeScreenshot(page, 'pending');
  await person.click('#pending-list button');
  await expect(person.read('consent')).resolves.toMatch(
    /NEW device to your WhatsApp account.*127\.0\.0\.1.*sales/,
  );
  await takeScreenshot(page, 'consent');
  expect(site.visits).toEqual([]);

  await owner.signWith(host.standIn.account, person);
  await person.read('following');
  await takeScreenshot(page, 'following');
  await host.standIn.phone.approve();
  await person.read('linked');
  await takeScreenshot(page, 'linked');
  await host.waitForStatus('sales', 'WORKING');
  expect(host.standIn.deliveries).toEqual([
    expect.objectContaining({ accepted: true }),
  ]);
  expect({ pairing: pairing.actions, signing: person.actions }).toEqual({
    pairing: 3,
    signing: 3,
  });
  await page.close();
}, 90_000);

it('compares the codes when the window has passed', async () => {
  host.standIn.timings.handoffKeyMs = 1;
  await host.startGatedSession('support');
  const page = await owner.openHelper();
  const person = new Person(page);
  await person.click('#pending-list button');
  await owner.signWith(host.standIn.account, person);
  await host.standIn.phone.approve();
  const shown = await person.read('code');
  const onPhone = await host.standIn.phone.code();
  expect(shown.replace('-', '')).toContain(onPhone);
  await takeScreenshot(page, 'code');
  await person.click('#codes-match');
  await host.standIn.phone.confirmCode();
  await person.read('linked');
  await host.waitForStatus('support', 'WORKING');
  expect(person.actions).toBe(4);
  await page.close();
}, 90_000);

it('leaves no secret in the log of the server', () => {
  const [delivery] = host.standIn.deliveries;
  const text = host.log.join('');
  expect(text).toContain('sales');
  expect(text).not.toContain(delivery?.challenge);
  expect(text).not.toContain(host.standIn.account.passkey.credentialId);
  expect(text).not.toContain(host.apiKey);
});
