import { spawnSync } from 'node:child_process';
import { mergeChanges, type Plan } from '../plan/plan';
import type { Checkout } from '../tree/open-checkout';
import { git } from './git';

/**
 * Uncommitted changes that are not this series' own. `reversed` is the plan
 * that takes the series out: a file that it would bring back to the committed
 * content is ours.
 */
export function findForeignChanges(
  checkout: Checkout,
  reversed: Plan,
): string[] {
  const ours = new Map(
    mergeChanges(reversed).map(({ path, after }) => [path, after]),
  );
  return listChangedPaths(checkout.root).filter((path) => {
    const restored = ours.get(path);
    return (
      restored === undefined || restored !== readCommitted(checkout.root, path)
    );
  });
}

function listChangedPaths(root: string): string[] {
  const output = git(root, [
    'status',
    '--porcelain=v1',
    '-z',
    '--untracked-files=all',
    '--no-renames',
  ]);
  return output
    .split('\0')
    .filter((entry) => entry.length > 3)
    .map((entry) => entry.slice(3));
}

/** Null when the last commit has no such file. */
function readCommitted(root: string, path: string): string | null {
  const run = spawnSync('git', ['cat-file', 'blob', `HEAD:${path}`], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  return run.status === 0 ? run.stdout : null;
}
