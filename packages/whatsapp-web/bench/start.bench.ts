import { once } from 'node:events';
import {
  chromiumLaunchOptions,
  type StandIn,
  startStandIn,
} from '@waha-passkey/testbed';
import { Client } from 'whatsapp-web.js';
import type { BenchResult } from '../../tooling/src/bench/bench-result';
import { compare, median } from '../../tooling/src/bench/compare';
import { createWebjsDriver } from '../src';

/** Single starts differ by 9 %: with thirty of them, chance would decide. */
const rounds = 100;

/** From `initialize()` to the first QR code, browser start included. */
async function measureStart(
  standIn: StandIn,
  isHooked: boolean,
): Promise<number> {
  const client = new Client({
    puppeteer: chromiumLaunchOptions(standIn),
    webVersionCache: { type: 'none' },
  });
  if (isHooked) createWebjsDriver(client);
  const start = performance.now();
  const qr = once(client, 'qr');
  const initialized = client.initialize();
  await qr;
  const ms = performance.now() - start;
  await initialized;
  await client.destroy();
  return ms;
}

/** Plain whatsapp-web.js and hooked, in turns; the first of each warms up. */
export async function bench(): Promise<BenchResult[]> {
  const standIn = await startStandIn();
  try {
    const plain: number[] = [];
    const hooked: number[] = [];
    for (let round = 0; round <= rounds; round += 1) {
      // Alternating order: neither always runs after the other.
      const order = round % 2 === 0 ? [false, true] : [true, false];
      for (const isHooked of order) {
        const ms = await measureStart(standIn, isHooked);
        if (round > 0) (isHooked ? hooked : plain).push(ms);
      }
    }
    return [
      compare(
        'start → first qr, against plain whatsapp-web.js, p50',
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
