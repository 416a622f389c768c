import { spawnSync } from 'node:child_process';
import { RefusedError } from '../refused-error';

/** Runs git in a folder; throws with git's own words when it fails. */
export function git(folder: string, args: string[], input?: string): string {
  const run = spawnSync('git', args, {
    cwd: folder,
    encoding: 'utf8',
    input,
    maxBuffer: 64 * 1024 * 1024,
  });
  if (run.error) {
    throw new RefusedError('git cannot be run; install it and try again.', {
      cause: run.error,
    });
  }
  if (run.status !== 0) {
    throw new RefusedError(`git ${args[0] ?? ''} failed: ${run.stderr.trim()}`);
  }
  return run.stdout;
}

/** True when the folder is the top of a git work tree. */
export function isGitCheckout(folder: string): boolean {
  const run = spawnSync('git', ['rev-parse', '--show-prefix'], {
    cwd: folder,
    encoding: 'utf8',
  });
  return run.status === 0 && run.stdout.trim() === '';
}
