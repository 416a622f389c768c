import fc from 'fast-check';
import { InvariantWorld } from './invariant-world';
import { steps } from './steps';

/**
 * Whatever signals, requests, faults and times follow each other, the
 * invariants hold after each step; `InvariantWorld` names them.
 */
describe('a session', () => {
  it('keeps the invariants in each sequence of events', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(steps, { maxLength: 50, size: 'max' }),
        async (sequence) => {
          const world = new InvariantWorld();
          for (const step of sequence) await world.play(step);
          await world.finish();
        },
      ),
      { numRuns: 400 },
    );
  });
});
