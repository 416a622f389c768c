import { fork, spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';

export interface ChildOptions {
  cwd: string;
  env: NodeJS.ProcessEnv;
  limitMs: number;
  signal: AbortSignal;
}

/** Runs a program to its end; rejects with its last lines when it fails. */
export async function runProgram(
  file: string,
  args: string[],
  options: ChildOptions,
): Promise<string> {
  const child = spawn(file, args, {
    cwd: options.cwd,
    env: options.env,
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own: Ctrl-C reaches us alone, and we end all of it.
    detached: true,
  });
  let output = '';
  const take = (chunk: Buffer) => (output += chunk.toString());
  child.stdout.on('data', take);
  child.stderr.on('data', take);
  const code = await untilClosed(child, options);
  if (code === 0) return output;
  const lines = output.trim().split('\n').slice(-12).join('\n');
  throw new Error(`${path.basename(file)} ${args[0] ?? ''} failed:\n${lines}`);
}

/** Runs a TypeScript file from the sources; resolves with what it sends. */
export async function runStage(
  file: string,
  job: object,
  options: ChildOptions,
): Promise<unknown> {
  const child = fork(file, [JSON.stringify(job)], {
    cwd: options.cwd,
    env: options.env,
    execArgv: [
      '--conditions=passkey:source',
      '--require',
      path.join(__dirname, '../register-typescript.cjs'),
    ],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    detached: true,
  });
  let answer: unknown;
  let output = '';
  const take = (chunk: Buffer) => (output += chunk.toString());
  child.stdout?.on('data', take);
  child.stderr?.on('data', take);
  child.on('message', (message) => (answer = message));
  await untilClosed(child, options);
  if (answer !== undefined) return answer;
  throw new Error(output.trim() || 'The stage ended without an answer.');
}

function untilClosed(
  child: ChildProcess,
  { limitMs, signal }: ChildOptions,
): Promise<number> {
  return new Promise((resolve, reject) => {
    let problem: Error | undefined;
    const end = (error: Error) => {
      problem ??= error;
      killGroup(child);
    };
    const onAbort = () => end(new Error('Interrupted.'));
    const limit = setTimeout(
      () => end(new Error(`Not finished after ${limitMs / 1000} s.`)),
      limitMs,
    );
    signal.addEventListener('abort', onAbort);
    if (signal.aborted) onAbort();
    const settle = (code: number | null, error = problem) => {
      clearTimeout(limit);
      signal.removeEventListener('abort', onAbort);
      if (error) reject(error);
      else resolve(code ?? 1);
    };
    child.on('error', (error) => settle(null, error));
    child.on('exit', (code) => {
      // Grandchildren may hold its pipes open: they end with it.
      killGroup(child);
      settle(code);
    });
  });
}

function killGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // The group has ended.
  }
}
