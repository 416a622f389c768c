import { isWppLinked } from './is-wpp-linked';
import type { WahaWppClient } from './waha-names';

const clientOf = (answer: Promise<unknown>) =>
  ({ page: { evaluate: () => answer } }) as unknown as WahaWppClient;

it('is false for a page that never answers, after a time', async () => {
  const silent = clientOf(new Promise(() => undefined));
  await expect(isWppLinked(silent, 10)).resolves.toBe(false);
});

it('is false without a client, and what the page says with one', async () => {
  await expect(isWppLinked(null)).resolves.toBe(false);
  for (const linked of [true, false]) {
    const client = clientOf(Promise.resolve(linked));
    await expect(isWppLinked(client)).resolves.toBe(linked);
  }
});
