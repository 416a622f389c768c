import { MinuteLimits } from './minute-limits';

const admits = (limits: MinuteLimits, key: string, now: number) => {
  try {
    limits.admit(key, now, 'Wait.');
    return true;
  } catch (error) {
    return (error as { retryAfterMs: number }).retryAfterMs;
  }
};

it('admits so many a minute, and says how long to wait', () => {
  const limits = new MinuteLimits(2);
  expect(admits(limits, 'a', 0)).toBe(true);
  expect(admits(limits, 'a', 10_000)).toBe(true);
  expect(admits(limits, 'a', 20_000)).toBe(40_000);
  expect(admits(limits, 'b', 20_000)).toBe(true);
  expect(admits(limits, 'a', 60_000)).toBe(true);
  expect(admits(limits, 'a', 60_000)).toBe(10_000);
});

it('forgets keys that were not used for a minute, and the oldest of too many', () => {
  const limits = new MinuteLimits(1);
  for (let key = 0; key < 10_001; key += 1) limits.admit(`${key}`, 0, '');
  expect(admits(limits, '10000', 1)).toBe(59_999);
  expect(admits(limits, '0', 1)).toBe(true);
  expect(limits.size).toBe(10_000);
  expect(admits(limits, 'fresh', 60_001)).toBe(true);
  expect(limits.size).toBe(1);
});
