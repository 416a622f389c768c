import { RateLimit } from './rate-limit';

describe('RateLimit', () => {
  it('lets a burst pass, then so many a second', () => {
    let now = 0;
    const limit = new RateLimit(10, 3, () => now);
    const take = (count: number) =>
      Array.from({ length: count }, () => limit.take());
    expect(take(4)).toEqual([true, true, true, false]);
    now = 200;
    expect(take(3)).toEqual([true, true, false]);
    now = 60_000;
    expect(take(4)).toEqual([true, true, true, false]);
  });
});
