import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { chromiumLaunchOptions } from '@waha-passkey/testbed';
import puppeteer, { type LaunchOptions } from 'puppeteer';
import { findFirefox } from '../../../testbed/e2e/firefox/find-firefox';
import { findInProfile } from '../hosts/find-in-profile';
import { HandoffHost } from '../hosts/handoff-host';
import { expectText } from '../hosts/visitor';

const firefoxPath = findFirefox();

/** A browser, and where docs/security.md says that it keeps addresses. */
type KnownBrowser = [string, string, LaunchOptions];

const browsers: KnownBrowser[] = [
  ['Chromium', 'Default/History', chromiumLaunchOptions({ chromiumArgs: [] })],
  ...(firefoxPath === null
    ? []
    : [
        [
          'Firefox',
          'places.sqlite',
          { browser: 'firefox', executablePath: firefoxPath },
        ] as KnownBrowser,
      ]),
];

describe.each(browsers)('what %s keeps', (_, history, options) => {
  let host: HandoffHost;
  let folder: string;

  beforeEach(async () => {
    host = await HandoffHost.start();
    host.raiseGate();
    folder = await mkdtemp(path.join(os.tmpdir(), 'handoff-profile-'));
  });

  afterEach(async () => {
    await host.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('of a link is of no use once its owner clicked', async () => {
    const link = await host.mint();
    const browser = await puppeteer.launch({ ...options, userDataDir: folder });
    const [page] = await browser.pages();
    if (!page) throw new Error('The browser has no page.');
    await page.goto(link);
    await expectText(page, 'Session');
    await page.locator('::-p-text(Cancel)').click();
    await expectText(page, 'Not linked');
    const claim = await page.evaluate(() => {
      const kept = sessionStorage.getItem('waha-passkey-link') ?? '{}';
      return (JSON.parse(kept) as { claim: string }).claim;
    });
    await browser.close();
    const ticket = new URL(link).hash.slice(1);
    expect(await findInProfile(folder, ticket)).toContain(history);
    const claimFiles = await findInProfile(folder, claim);
    expect(claimFiles.filter((file) => !isTabStorage(file))).toEqual([]);
    expect(await host.claim(link)).toBe(409);
  }, 60_000);
});

/** Where a browser keeps what a page keeps for its tab. */
function isTabStorage(file: string): boolean {
  return file.includes('Session Storage');
}
