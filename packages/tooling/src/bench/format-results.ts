import type { BenchRun } from './run-bench';

const heads = ['figure', 'measured', 'baseline', 'ratio', 'target', ''];

/** A table for people; a missed target and a crash are said in words. */
export function formatResults(runs: BenchRun[]): string {
  const rows = runs.flatMap((run) =>
    'crash' in run
      ? [[run.file, '', '', '', '', `CRASHED: ${firstLine(run.crash)}`]]
      : run.results.map((result) => [
          result.figure,
          `${formatNumber(result.value)} ${result.unit}`,
          result.baseline === undefined
            ? ''
            : `${formatNumber(result.baseline)} ${result.unit}`,
          result.baseline === undefined
            ? ''
            : `${formatNumber(result.value / result.baseline)}×`,
          formatNumber(result.target),
          result.ok ? 'met' : 'MISSED',
        ]),
  );
  const widths = heads.map((head, column) =>
    Math.max(head.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: string[]) =>
    cells
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd();
  return [line(heads), ...rows.map(line)].join('\n');
}

function formatNumber(value: number): string {
  return Number(value.toPrecision(3)).toLocaleString('en-GB', {
    maximumFractionDigits: 6,
  });
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? '';
}
