/** What a benchmark reports; without a baseline, `target` is in `unit`. */
export interface BenchResult {
  figure: string;
  value: number;
  unit: string;
  baseline?: number;
  target: number;
  ok: boolean;
}
