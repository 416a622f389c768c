import { mkdirSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { findBenches } from './find-benches';
import { formatResults } from './format-results';
import { type BenchRun, runBench } from './run-bench';

const root = path.resolve(__dirname, '../../../..');
const output = path.join(root, '.data', 'bench.json');

/** One after another: two at once would measure each other. */
async function main(words: string[]): Promise<void> {
  const files = findBenches(root, words);
  if (files.length === 0) {
    throw new Error(`No benchmark matches ${words.join(' ')}.`);
  }
  const runs: BenchRun[] = [];
  for (const file of files) {
    const name = path.relative(root, file);
    console.log(`measuring ${name}`);
    runs.push({ ...(await runBench(file)), file: name });
  }
  mkdirSync(path.dirname(output), { recursive: true });
  writeFileSync(output, `${JSON.stringify(describe(runs), null, 2)}\n`);
  console.log(`\n${formatResults(runs)}\n`);
  for (const run of runs) {
    if ('crash' in run) console.log(`${run.file}: ${run.crash}\n`);
  }
  console.log(`Written to ${path.relative(process.cwd(), output)}.`);
  // A missed target is news about the machine or the code, not a broken run.
  if (runs.some((run) => 'crash' in run)) process.exitCode = 1;
}

function describe(runs: BenchRun[]) {
  const [cpu] = os.cpus();
  return {
    at: new Date().toISOString(),
    node: process.versions.node,
    platform: `${os.platform()} ${os.arch()}`,
    processor: `${os.cpus().length} × ${cpu?.model ?? 'unknown'}`,
    runs,
  };
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
