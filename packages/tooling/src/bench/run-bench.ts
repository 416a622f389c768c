import { fork } from 'node:child_process';
import path from 'node:path';
import { type BenchResult, parseBenchResults } from './bench-result';

/** What one benchmark file gave: figures, or why there are none. */
export type BenchRun =
  | { file: string; seconds: number; results: BenchResult[] }
  | { file: string; seconds: number; crash: string };

const DEADLINE_MS = 5 * 60_000;

/** Runs one file in a process of its own: no heap or JIT state is shared. */
export function runBench(
  file: string,
  deadlineMs = DEADLINE_MS,
): Promise<BenchRun> {
  const startedAt = performance.now();
  return new Promise((resolve) => {
    const child = fork(path.join(__dirname, 'bench-process.ts'), [file], {
      execArgv: [
        '--expose-gc',
        '--conditions=passkey:source',
        '--require',
        path.join(__dirname, '../register-typescript.cjs'),
      ],
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    let answer: unknown;
    let crash = 'it ended without an answer';
    const deadline = setTimeout(() => {
      crash = `it was not finished after ${deadlineMs / 1000} s`;
      child.kill('SIGKILL');
    }, deadlineMs);
    child.on('message', (message) => {
      answer = message;
    });
    child.on('error', (error) => {
      crash = error.message;
    });
    child.on('close', (code) => {
      clearTimeout(deadline);
      const seconds = (performance.now() - startedAt) / 1000;
      try {
        if (code !== 0) throw new Error(readCrash(answer) ?? crash);
        resolve({ file, seconds, results: parseBenchResults(answer) });
      } catch (error) {
        resolve({ file, seconds, crash: (error as Error).message });
      }
    });
  });
}

function readCrash(answer: unknown): string | undefined {
  const { crash } = Object(answer) as { crash?: unknown };
  return typeof crash === 'string' ? crash : undefined;
}
