import { createEventId } from './event-id';

describe('createEventId', () => {
  it('is a lower-case ULID with the time in front', () => {
    expect(createEventId(1469918176385)).toMatch(
      /^evt_01aryz6s41[0-9a-hjkmnp-tv-z]{16}$/,
    );
  });

  it('sorts by time and does not repeat', () => {
    const ids = Array.from({ length: 1000 }, (_, i) => createEventId(1e12 + i));
    expect([...ids].sort()).toEqual(ids);
    expect(new Set(ids).size).toBe(1000);
  });
});
