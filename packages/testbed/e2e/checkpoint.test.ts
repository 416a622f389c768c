import type { Page } from 'puppeteer';
import { startBrowserFixture, type BrowserFixture } from './browser-fixture';

let fixture: BrowserFixture;

beforeAll(async () => {
  fixture = await startBrowserFixture();
});
afterEach(() => fixture.closePages());
afterAll(() => fixture.stop());

const CONTINUE = '[role="dialog"] .card button';
const LOG_OUT = '[role="dialog"] > button';

async function openCheckpoint(): Promise<Page> {
  const page = await fixture.openAnswered({
    scenario: { checkpointAfterLinking: true },
  });
  await fixture.standIn.phone.approve();
  await fixture.standIn.waitForScreen('checkpoint');
  return page;
}

it('asks a linked device for its passkey in a modal without test ids', async () => {
  const page = await openCheckpoint();
  const ids = await page.$$('[role="dialog"] [data-testid]');
  expect(ids).toHaveLength(0);
  await page.evaluate(() => {
    const get = navigator.credentials.get.bind(navigator.credentials);
    navigator.credentials.get = (options) => {
      Object.assign(window, { asked: options?.publicKey });
      return get(options);
    };
  });
  const deliveries = fixture.standIn.deliveries.length;
  await page.click(CONTINUE);
  const delivery = await fixture.standIn.waitForDelivery(deliveries + 1);
  expect(delivery).toMatchObject({ kind: 'checkpoint', accepted: true });
  await fixture.standIn.waitForScreen('main');
  expect(
    await page.evaluate(() => {
      const { asked } = window as unknown as {
        asked: PublicKeyCredentialRequestOptions;
      };
      const { rpId, userVerification, timeout, extensions } = asked;
      return {
        rpId,
        userVerification,
        timeout,
        extensions: Object.keys(extensions ?? {}),
      };
    }),
  ).toEqual({
    rpId: 'whatsapp.com',
    userVerification: 'preferred',
    timeout: 600_000,
    extensions: ['prf'],
  });
});

it('comes back after a reload until it is passed', async () => {
  const page = await openCheckpoint();
  await page.reload();
  await fixture.standIn.waitForScreen('checkpoint');
  expect(fixture.standIn.devices[0]?.checkpoint).toEqual(expect.any(String));
  await page.waitForSelector(CONTINUE);
  await page.click(CONTINUE);
  await fixture.standIn.waitForScreen('main');
  expect(fixture.standIn.devices[0]?.checkpoint).toBeNull();
});

it('lets the human try again after a rejection', async () => {
  const page = await openCheckpoint();
  await page.evaluate(() => {
    navigator.credentials.get = () => Promise.reject(new Error('not now'));
  });
  await page.click(CONTINUE);
  const { standIn } = fixture;
  await standIn.waitFor(
    'the rejection',
    () => standIn.calls.at(-1)?.outcome === 'Error',
  );
  await page.waitForSelector(`${CONTINUE}:not([disabled])`);
  expect(standIn.devices).toHaveLength(1);
});

it('unlinks for good on Log out', async () => {
  const page = await openCheckpoint();
  await page.click(LOG_OUT);
  await page.waitForFunction('location.search.includes("post_logout=1")');
  await fixture.standIn.waitForQr();
  expect(fixture.standIn.devices).toHaveLength(0);
});

it('can be opened from the phone, for a device that is online', async () => {
  await fixture.openAnswered();
  const { phone } = fixture.standIn;
  await phone.approve();
  const [device] = await fixture.standIn.waitForLinked();
  phone.openCheckpoint(device?.deviceId ?? '');
  await fixture.standIn.waitForScreen('checkpoint');
  expect(phone.state.devices[0]).toMatchObject({ checkpoint: true });
  await fixture.closePages();
  expect(() => phone.openCheckpoint('nothing')).toThrow('No such device');
});
