import { AttemptRegistry, defaultTimeouts } from '@waha-passkey/ceremony';
import type { BenchResult } from '../../tooling/src/bench/bench-result';
import { createSigner } from '../e2e/create-signer';
import { advance } from '../src/machine/advance';
import { dueOf, type AttemptState } from '../src/machine/attempt-state';

const ATTEMPTS = 100_000;
const BATCH = 10;

/**
 * 100,000 sessions wait for a signature at once, each until its own time. The
 * times are medians of batches while the registry is (nearly) full.
 */
export function bench(): Promise<BenchResult[]> {
  let now = 0;
  const registry = new AttemptRegistry({
    clock: { monotonicMs: () => now, wallMs: () => now },
  });
  const signer = createSigner();
  const bytesBefore = measureHeap();
  const attempts = Array.from({ length: ATTEMPTS }, (_, index) =>
    begin(signer, index),
  );
  const batches = toBatches(attempts);
  let expired = 0;

  const inserts = batches.map((batch) =>
    time(() => {
      for (const { attemptId, due } of batch) {
        const session = `session-${attemptId}`;
        registry.hold({ attemptId, session }, due, () => (expired += 1));
      }
    }),
  );
  const bytes = (measureHeap() - bytesBefore) / ATTEMPTS;
  const lookUps = batches.map((batch) =>
    time(() => {
      for (const { attemptId } of batch) registry.find(attemptId);
    }),
  );
  const inOrder = toBatches(attempts.toSorted((a, b) => a.due - b.due));
  const expiries = inOrder.map((batch) => {
    now = batch.at(-1)?.due ?? now;
    return time(() => registry.sweep());
  });
  if (expired !== ATTEMPTS) throw new Error(`Only ${expired} expired.`);

  const full = 1_000;
  const name = 'registry of 100,000 attempts';
  return Promise.resolve([
    toResult(`${name}: insert`, toMedian(inserts.slice(-full)), 'µs', 50),
    toResult(`${name}: expire`, toMedian(expiries.slice(0, full)), 'µs', 50),
    toResult(`${name}: look up`, toMedian(lookUps), 'µs', 1),
    toResult(`${name}: memory each`, bytes, 'B', 2048),
  ]);
}

interface HeldAttempt {
  attemptId: string;
  due: number;
  /** Kept, as a session keeps it. */
  state: AttemptState;
}

/** In no particular order of deadlines, which is the hard case. */
function begin(
  signer: ReturnType<typeof createSigner>,
  index: number,
): HeldAttempt {
  const attemptId = crypto.randomUUID();
  const { trail } = advance(null, signer.createCall(`call-${index}`), {
    now: Math.random() * defaultTimeouts.challengeMs,
    freshId: attemptId,
    timeouts: defaultTimeouts,
    refusal: null,
  });
  const state = trail.at(-1);
  const due = state && dueOf(state);
  if (!state || due === null || due === undefined) {
    throw new Error('The attempt has no deadline.');
  }
  return { attemptId, due, state };
}

/** Microseconds for one of a batch. */
function time(run: () => void): number {
  const startedAt = performance.now();
  run();
  return ((performance.now() - startedAt) * 1000) / BATCH;
}

function toBatches<T>(items: readonly T[]): T[][] {
  return Array.from({ length: items.length / BATCH }, (_, index) =>
    items.slice(index * BATCH, (index + 1) * BATCH),
  );
}

function toMedian(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? NaN;
}

function measureHeap(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}

function toResult(
  figure: string,
  value: number,
  unit: string,
  target: number,
): BenchResult {
  return { figure, value, unit, target, ok: value <= target };
}
