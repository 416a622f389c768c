import type { Page } from 'puppeteer';
import { defaultScenario, type Scenario } from '../../src/protocol/scenario';
import { type BrowserFixture, startBrowserFixture } from '../browser-fixture';
import { injectWaJs, type LibraryVersion, libraryVersions } from './wa-js';

const isReady = 'WPP.isReady';
const isMainReady = 'WPP.conn.isMainReady()';
const isRegistered = 'WPP.conn.isRegistered() === false';
const readsQr = 'WPP.conn.getAuthCode().then((code) => code?.fullCode)';
const refreshes = 'WPP.conn.refreshQR()';
const makesCode = 'WPP.conn.genLinkDeviceCodeForPhoneNumber("12025550108")';
const startsCode = 'WPP.conn.startLinkDeviceCodeForPhoneNumber("12025550108")';

const olderAbilities = [
  isReady,
  isMainReady,
  isRegistered,
  readsQr,
  makesCode,
  refreshes,
];
const abilities = [...olderAbilities, startsCode];

const linked = [
  'window.heard && WPP.conn.isMainLoaded()',
  'WPP.conn.isRegistered()',
  `WPP.conn.getStreamData().mode === 'MAIN'`,
];

/** What wa-js cannot do without it, of every module that it links by. */
const needs = [
  ['__d', isReady],
  ['importNamespace', isRegistered],
  ['ErrorGuard', isRegistered],
  ['WAWebStreamModel.Stream', isMainReady],
  ['WAWebUserPrefsMultiDevice.isRegistered', isRegistered],
  ['WAWebLoginStatus.isLoggedIn', readsQr],
  ['WAWebConnModel.Conn', readsQr],
  ['WABase64.encodeB64', readsQr],
  ['WAWebUserPrefsInfoStore.waNoiseInfo', readsQr],
  ['WAWebSignalStoreApi.waSignalStore', readsQr],
  ['WAWebAdvSignatureApi.setADVSignedIdentity', readsQr],
  ['WAWebCmd.CmdImpl', refreshes],
  ['WAWebAltDeviceLinkingApi.initializeAltDeviceLinking', makesCode],
  ['WAWebLinkDeviceAction.genLinkDeviceCodeForPhoneNumber', makesCode],
  ['WAWebLinkDeviceEvents.WAWebLinkDeviceEvents', startsCode],
] as const;

describe('wa-js', () => {
  let fixture: BrowserFixture;

  beforeAll(async () => {
    fixture = await startBrowserFixture();
  });
  afterEach(() => fixture.closePages());
  afterAll(() => fixture.stop());

  async function open(
    version: LibraryVersion,
    scenario: Partial<Scenario> = {},
  ): Promise<Page> {
    const { browser, standIn } = fixture;
    Object.assign(standIn.scenario, defaultScenario, scenario);
    const context = await browser.createBrowserContext();
    const page = await context.newPage();
    await page.setBypassCSP(true);
    await page.goto(standIn.origin);
    await page.waitForFunction('window.Debug?.VERSION');
    await injectWaJs(page, version);
    return page;
  }

  it.each(libraryVersions)(
    'of WPPConnect %s finds its way',
    async (version) => {
      const page = await open(version, { gate: false });
      for (const ability of version === '2.3.3' ? abilities : olderAbilities) {
        expect([ability, await can(page, ability, 10_000)]).toEqual([
          ability,
          true,
        ]);
      }
      await page.evaluate(
        `WPP.on('conn.authenticated', () => (window.heard = 1))`,
      );
      await fixture.standIn.phone.scan(await fixture.standIn.waitForQr());
      for (const news of linked) {
        expect([news, await can(page, news, 10_000)]).toEqual([news, true]);
      }
    },
  );

  it.each(needs)('needs %s', async (name, ability) => {
    const page = await open('2.3.3', { lacks: [name] });
    // Most of these it lets pass until it needs them.
    await can(page, isReady, 5_000);
    expect(await can(page, ability, 1_000)).toBe(false);
  });
});

/** Whether it comes true within `ms`; wa-js answers late, or never. */
async function can(page: Page, ability: string, ms: number): Promise<boolean> {
  const attempt = `(async () => {
    try {
      return Boolean(await ${ability});
    } catch {
      return false;
    }
  })()`;
  try {
    await page.waitForFunction(attempt, { timeout: ms });
    return true;
  } catch {
    return false;
  }
}
