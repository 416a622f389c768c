import type { BenchResult } from './bench-result';

/** A figure that is judged by its ratio to `baseline`. */
export function compare(
  figure: string,
  unit: string,
  value: number,
  baseline: number,
  target: number,
): BenchResult {
  return {
    figure,
    value,
    unit,
    baseline,
    target,
    ok: value / baseline <= target,
  };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted[sorted.length >> 1];
  if (middle === undefined) throw new Error('Nothing was measured.');
  return middle;
}
