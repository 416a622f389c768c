import type { Page } from 'puppeteer';
import {
  signInWithPasskey,
  startBrowserFixture,
  testIds,
  type BrowserFixture,
} from './browser-fixture';

let fixture: BrowserFixture;
let phone: Page;

beforeAll(async () => {
  fixture = await startBrowserFixture();
  phone = await fixture.browser.newPage();
  await phone.goto(fixture.standIn.phoneUrl);
});
afterEach(() => fixture.closePages());
afterAll(() => fixture.stop());

/** What a human would tap: the button with these words. */
async function tap(words: string): Promise<void> {
  await phone.locator(`::-p-aria([name="${words}"][role="button"])`).click();
}

it('scans, approves, compares codes and unlinks by hand', async () => {
  const page = await fixture.open({ timings: { handoffKeyMs: 1 } });
  await phone.bringToFront();
  await tap('Scan');
  await fixture.standIn.waitForScreen('passkey');
  await page.bringToFront();
  await signInWithPasskey(fixture.standIn, page);
  await fixture.standIn.waitForScreen('passkey');
  await phone.bringToFront();
  await tap('Link device');
  const output = await phone.waitForSelector('output');
  const code = await output?.evaluate((node) => node.textContent);
  const shown = await page.waitForSelector(testIds.code);
  expect(await shown?.evaluate((node) => node.textContent)).toBe(code);
  await page.bringToFront();
  await page.click(testIds.confirm);
  await phone.bringToFront();
  await tap('They match');
  await fixture.standIn.waitForLinked();
  await tap('Unlink');
  await fixture.standIn.waitFor(
    'no device',
    () => fixture.standIn.devices.length === 0,
  );
  await phone.waitForSelector('::-p-text(No device is linked.)');
});

it('says what is wrong with a code', async () => {
  await phone.bringToFront();
  await phone.type('input[placeholder="XXXX-XXXX"]', 'AAAA-BBBB');
  await tap('Enter');
  const alert = await phone.waitForSelector('[role="alert"]:not([hidden])');
  expect(await alert?.evaluate((node) => node.textContent)).toMatch(
    /No page shows this code now/,
  );
});

it.each([390, 1280])('fits a screen of %i pixels', async (width) => {
  await fixture.open();
  await phone.bringToFront();
  await phone.setViewport({ width, height: 800 });
  await phone.waitForSelector('.list button');
  const overflow = await phone.evaluate(
    () => document.documentElement.scrollWidth > window.innerWidth,
  );
  expect(overflow).toBe(false);
});
