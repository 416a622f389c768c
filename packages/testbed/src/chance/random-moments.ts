/**
 * The same moments for the same seed, as fractions of 1: mulberry32, public
 * domain. `MOMENTS` asks for more of them than a usual run takes.
 */
export function* randomMoments(seed: number, usual: number): Generator<number> {
  const count = Number(process.env['MOMENTS'] ?? usual);
  let state = seed;
  for (let i = 0; i < count; i += 1) {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    yield ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }
}
