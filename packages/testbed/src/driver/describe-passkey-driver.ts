import { describeAnsweringDriver } from './describe-answering-driver';
import { describeRefusingDriver } from './describe-refusing-driver';
import type { PasskeyDriverHarness } from './driver-harness';

/**
 * The contract suite every driver runs (in a jest test file): same calls, same
 * errors, same signals. Engines that cannot answer run the refusing half.
 */
export function describePasskeyDriver(
  name: string,
  harness: PasskeyDriverHarness,
): void {
  if (harness.supported) {
    describeAnsweringDriver(name, () => harness.start());
  } else {
    describeRefusingDriver(name, () => harness.start());
  }
}
