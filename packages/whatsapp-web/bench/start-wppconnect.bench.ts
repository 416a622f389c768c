import {
  chromiumLaunchOptions,
  type StandIn,
  startStandIn,
} from '@waha-passkey/testbed';
import puppeteer from 'puppeteer';
import type { BenchResult } from '../../tooling/src/bench/bench-result';
import { compare, median } from '../../tooling/src/bench/compare';
import {
  loadWppconnect,
  quietOptions,
} from '../e2e/wppconnect/wppconnect-library';
import { createWithPasskey } from '../src';

/** Single starts differ by 9 %: with twenty of them, chance decided. */
const rounds = 60;
const library = loadWppconnect('2.3.3');

/** From the launch of the browser to the first QR code. */
async function measureStart(
  standIn: StandIn,
  isHooked: boolean,
): Promise<number> {
  const start = performance.now();
  const browser = await puppeteer.launch(chromiumLaunchOptions(standIn));
  const [page] = await browser.pages();
  if (!page) throw new Error('The browser has no page.');
  const ms = await new Promise<number>((resolve, reject) => {
    const options = {
      ...quietOptions,
      page,
      waitForLogin: false,
      catchQR: () => resolve(performance.now() - start),
    };
    const created: Promise<unknown> = isHooked
      ? createWithPasskey(library, options)
      : library.create(options as never);
    created.catch(reject);
  });
  await page.close();
  await browser.close();
  return ms;
}

/** Plain WPPConnect and hooked, in turns; the first of each warms up. */
export async function bench(): Promise<BenchResult[]> {
  const standIn = await startStandIn();
  try {
    const plain: number[] = [];
    const hooked: number[] = [];
    for (let round = 0; round <= rounds; round += 1) {
      const order = round % 2 === 0 ? [false, true] : [true, false];
      for (const isHooked of order) {
        const ms = await measureStart(standIn, isHooked);
        if (round > 0) (isHooked ? hooked : plain).push(ms);
      }
    }
    return [
      compare(
        'start → first qr, against plain WPPConnect, p50',
        'ms',
        median(hooked),
        median(plain),
        1.03,
      ),
    ];
  } finally {
    await standIn.stop();
  }
}
