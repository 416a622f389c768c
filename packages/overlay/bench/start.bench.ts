import { rmSync } from 'node:fs';
import { startStandIn } from '@waha-passkey/testbed';
import type { BenchResult } from '../../tooling/src/bench/bench-result';
import { compare, median } from '../../tooling/src/bench/compare';
import { bundleOverlay } from '../e2e/host-app';
import { createLikeSubject, createRealSubject } from './subjects';

/** One start, from the process to the first QR code. */
export interface Measured {
  startMs: number;
  qrMs: number;
  restMb: number;
}

const root = process.env['WAHA_DIST'];

/** A real WAHA takes much longer, and the time for all is limited. */
const rounds = root === undefined ? 30 : 8;

/** With and without the overlay, in turns; the first of each warms up. */
export async function bench(): Promise<BenchResult[]> {
  const standIn = await startStandIn();
  const overlay = bundleOverlay();
  const subject =
    root === undefined
      ? createLikeSubject(standIn)
      : createRealSubject(root, standIn);
  const plain: Measured[] = [];
  const added: Measured[] = [];
  try {
    for (let round = 0; round <= rounds; round += 1) {
      const order = round % 2 === 0 ? [false, true] : [true, false];
      for (const isAdded of order) {
        const measured = await subject.measure(isAdded ? [overlay] : []);
        if (round > 0) (isAdded ? added : plain).push(measured);
      }
    }
  } finally {
    subject.close();
    await standIn.stop();
    rmSync(overlay, { recursive: true });
  }
  const judge = (
    what: string,
    unit: string,
    member: keyof Measured,
    target: number,
  ) => {
    const of = (all: Measured[]) => median(all.map((one) => one[member]));
    const figure = `${subject.name} with the overlay: ${what}, p50`;
    return compare(figure, unit, of(added), of(plain), target);
  };
  return [
    judge('start-up', 'ms', 'startMs', 1.03),
    judge('start → first qr', 'ms', 'qrMs', 1.03),
    judge('memory at rest', 'MB', 'restMb', 1.03),
  ];
}
