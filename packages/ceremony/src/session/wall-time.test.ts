import { WallTime } from './wall-time';

describe('WallTime', () => {
  let now: { monotonicMs: number; wallMs: number };
  let wall: WallTime;

  beforeEach(() => {
    now = { monotonicMs: 1_000, wallMs: 1_700_000_000_000 };
    wall = new WallTime({
      monotonicMs: () => now.monotonicMs,
      wallMs: () => now.wallMs,
    });
  });

  it('shows an instant in epoch milliseconds', () => {
    expect(wall.at(1_000)).toBe(1_700_000_000_000);
    expect(wall.at(61_000)).toBe(1_700_000_060_000);
  });

  it('shows the same instant alike while the clocks differ by roundings', () => {
    const first = wall.at(61_000);
    now = { monotonicMs: 1_010.7, wallMs: 1_700_000_000_010 };
    expect(wall.at(61_000)).toBe(first);
  });

  it.each([-86_400_000, -3_600_000, 3_600_000, 86_400_000])(
    'follows a wall clock that jumps by %i ms',
    (jump) => {
      const before = wall.at(61_000);
      now.wallMs += jump;
      expect(wall.at(61_000)).toBe(before + jump);
      expect(wall.at(61_000) - now.wallMs).toBe(60_000);
    },
  );
});
