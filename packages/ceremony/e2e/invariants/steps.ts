import fc from 'fast-check';
import { PasskeyReasonCode } from '@waha-passkey/contract';

const ORDERS = ['confirm', 'reject', 'cancel', 'renew'] as const;
const PROGRESS = ['awaiting-phone', 'completing', 'completed'] as const;

/** One event of a session's life. */
export const steps = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      type: fc.constant('ask' as const),
      kind: fc.constantFrom('linking' as const, 'checkpoint' as const),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      type: fc.constant('gate' as const),
      kind: fc.constantFrom('linking' as const, 'checkpoint' as const),
      challenge: fc.constantFrom('unknown', 'same', 'other'),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ type: 'ask-again' as const }) },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('call-ended' as const),
      reason: fc.constantFrom(...Object.values(PasskeyReasonCode)),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      type: fc.constant('progress' as const),
      signal: fc.constantFrom(...PROGRESS),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      type: fc.constant('code' as const),
      selfConfirming: fc.boolean(),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('failed' as const),
      retryable: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ type: 'gone' as const }) },
  {
    weight: 8,
    arbitrary: fc.record({
      type: fc.constant('submit' as const),
      body: fc.constantFrom('valid', 'repeated', 'stale', 'rubbish'),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      type: fc.constant('order' as const),
      order: fc.constantFrom(...ORDERS),
      fails: fc.boolean(),
    }),
  },
  { weight: 2, arbitrary: fc.constant({ type: 'hold' as const }) },
  { weight: 2, arbitrary: fc.constant({ type: 'release' as const }) },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('fail-delivery' as const),
      untouched: fc.boolean(),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      type: fc.constant('time' as const),
      ms: fc.constantFrom(1, 900, 5_000, 10_000, 15_000, 122_000, 600_000),
      swept: fc.boolean(),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('wall' as const),
      ms: fc.constantFrom(-86_400_000, -3_600_000, 3_600_000, 86_400_000),
    }),
  },
);

export type Step = typeof steps extends fc.Arbitrary<infer T> ? T : never;
