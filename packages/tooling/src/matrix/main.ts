import path from 'node:path';
import { AxisFiles } from './axis-files';
import { type Combination, toId } from './combination';
import { cover } from './cover';
import { isPassed, type Result, toOneLine } from './result';
import { ResultStore } from './result-store';
import { type MatrixContext, runCombination } from './run-combination';
import { ScratchFolder } from './scratch-folder';
import { writeCompatibility } from './write-compatibility';

const root = path.resolve(__dirname, '../../../..');
const store = new ResultStore(path.join(root, '.data/matrix'));

/** `words` narrow the round down; `--fresh` repeats finished ones. */
async function main(argv: string[]): Promise<void> {
  assertPlatform();
  const words = argv.filter((word) => word !== '--fresh');
  const chosen = cover.filter((combination) =>
    words.every((word) => toId(combination).includes(word)),
  );
  if (chosen.length === 0) {
    throw new Error(`No combination matches ${words.join(' ')}.`);
  }
  if (argv.includes('--fresh')) for (const one of chosen) store.remove(one);
  const todo = chosen.filter((combination) => !store.read(combination));
  console.log(
    `${cover.length} combinations, ${chosen.length} chosen, ${todo.length} to try.`,
  );
  if (todo.length > 0) await runAll(todo);
  const results = cover.map((combination) => store.read(combination));
  const missing = results.filter((result) => result === null).length;
  if (missing > 0) {
    console.log(
      `${missing} combinations are left: the document stays as it is.`,
    );
    return;
  }
  const name = await writeCompatibility(
    root,
    results.filter((result) => result !== null),
  );
  console.log(`Written to ${name}.`);
}

async function runAll(todo: Combination[]): Promise<void> {
  const abort = new AbortController();
  const stop = () => abort.abort();
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  const scratch = new ScratchFolder();
  const env = {
    ...process.env,
    TMPDIR: scratch.tmp,
    PUPPETEER_SKIP_DOWNLOAD: '1',
  };
  const { signal } = abort;
  const context: MatrixContext = {
    root,
    env,
    signal,
    tmp: scratch.tmp,
    files: new AxisFiles(root, scratch, { env, signal }),
    systemBrowser: process.env['PUPPETEER_EXECUTABLE_PATH'] ?? '',
  };
  try {
    for (const [index, combination] of todo.entries()) {
      process.stdout.write(
        `${index + 1}/${todo.length} ${toId(combination)} … `,
      );
      const result = await tryOne(combination, context);
      await scratch.clearTmp();
      console.log(describe(result));
      if (signal.aborted) return;
    }
  } finally {
    await scratch.remove();
    process.off('SIGINT', stop);
    process.off('SIGTERM', stop);
  }
}

/** Null when it came to no answer: it is tried again in the next round. */
async function tryOne(
  combination: Combination,
  context: MatrixContext,
): Promise<Result | Error> {
  const startedAt = performance.now();
  try {
    const report = await runCombination(combination, context);
    const seconds = Math.round((performance.now() - startedAt) / 100) / 10;
    const at = new Date().toISOString();
    const result = { combination, at, seconds, ...report };
    store.write(result);
    return result;
  } catch (error) {
    process.exitCode = 1;
    return error instanceof Error ? error : new Error(String(error));
  }
}

function describe(result: Result | Error): string {
  if (result instanceof Error) return `no answer: ${result.message}`;
  if (isPassed(result)) return `passed (${result.seconds} s)`;
  const failed = result.checks.find(({ outcome }) => outcome === 'failed');
  return `failed (${result.seconds} s): ${failed?.name}: ${toOneLine(failed?.error)}`;
}

function assertPlatform(): void {
  if (process.platform === 'linux' && process.arch === 'x64') return;
  throw new Error(
    'The matrix runs on Linux x64 only: its Node binaries and browsers are built for that.',
  );
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
