/** One figure of a benchmark, as `packages/<name>/bench/*.bench.ts` reports it. */
export interface BenchResult {
  figure: string;
  value: number;
  unit: string;
  /** The same without our code, measured in the same run. */
  baseline?: number;
  target: number;
  /** Whether the target is met. */
  ok: boolean;
}

/** Throws when a benchmark returned something else. */
export function parseBenchResults(value: unknown): BenchResult[] {
  if (!Array.isArray(value) || value.length === 0) {
    throw new Error('bench() must return at least one result.');
  }
  return value.map(parseBenchResult);
}

function parseBenchResult(value: unknown): BenchResult {
  const result = Object(value) as Partial<BenchResult>;
  const { figure, unit, baseline, target, ok } = result;
  if (
    typeof figure !== 'string' ||
    typeof unit !== 'string' ||
    !Number.isFinite(result.value) ||
    !Number.isFinite(target) ||
    (baseline !== undefined && !Number.isFinite(baseline)) ||
    typeof ok !== 'boolean'
  ) {
    throw new Error(
      'A result needs figure, unit, ok, and finite value and target: ' +
        JSON.stringify(value),
    );
  }
  return value as BenchResult;
}
