import { chromiumLaunchOptions, startStandIn } from '@waha-passkey/testbed';
import puppeteer, { type Browser } from 'puppeteer';
import type { BenchResult } from '../../tooling/src/bench/bench-result';
import { median } from '../../tooling/src/bench/compare';
import { PagePasskeyDriver } from '../src';

const rounds = 7;
/** Of these, an empty isolated world takes 168 (Chromium 156). */
const targetKb = 360;

async function measureHeapKb(
  browser: Browser,
  origin: string,
  isHooked: boolean,
): Promise<number> {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  const driver = new PagePasskeyDriver();
  if (isHooked) await driver.attachPage(page);
  await page.goto(origin);
  await page.waitForSelector('[data-testid="link-device-qr-code"]');
  const cdp = await page.createCDPSession();
  await cdp.send('HeapProfiler.collectGarbage');
  const { usedSize } = await cdp.send('Runtime.getHeapUsage');
  await driver.detach('SESSION_STOPPED');
  await context.close();
  return usedSize / 1_024;
}

/** The same page with and without us, in turns. */
export async function bench(): Promise<BenchResult[]> {
  const standIn = await startStandIn();
  const browser = await puppeteer.launch(chromiumLaunchOptions(standIn));
  try {
    const bare: number[] = [];
    const hooked: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      bare.push(await measureHeapKb(browser, standIn.origin, false));
      hooked.push(await measureHeapKb(browser, standIn.origin, true));
    }
    const added = median(hooked) - median(bare);
    return [
      {
        figure: 'heap added to the page, p50',
        value: added,
        unit: 'KB',
        target: targetKb,
        ok: added <= targetKb,
      },
    ];
  } finally {
    await browser.close();
    await standIn.stop();
  }
}
