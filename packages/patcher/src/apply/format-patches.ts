import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type { Plan } from '../plan/plan';
import { git } from './git';

/**
 * Writes one patch a step, for `git am`. They are made in a scratch repository
 * that holds the touched files only, so the checkout's own stays untouched.
 */
export function formatPatches(plan: Plan, folder: string): string[] {
  const scratch = mkdtempSync(join(tmpdir(), 'waha-passkey-series-'));
  try {
    git(scratch, ['init', '--quiet']);
    for (const [name, value] of identity) {
      git(scratch, ['config', name, value]);
    }
    commitOriginals(scratch, plan);
    const steps = plan.steps.filter((step) => step.changes.length > 0);
    for (const step of steps) {
      for (const { path, after } of step.changes) {
        putFile(scratch, path, after);
      }
      git(scratch, ['add', '--all']);
      const message = `${step.recipe.title}\n\n${step.recipe.why}\n`;
      git(scratch, ['commit', '--quiet', '--file=-'], message);
    }
    return git(scratch, [
      'format-patch',
      '--no-signature',
      '--keep-subject',
      `-${steps.length}`,
      `--output-directory=${resolve(folder)}`,
    ])
      .split('\n')
      .filter((line) => line !== '');
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

const identity = [
  ['user.name', 'waha-passkey'],
  ['user.email', 'waha-passkey@users.noreply.github.com'],
  ['commit.gpgsign', 'false'],
  ['core.autocrlf', 'false'],
  ['core.hooksPath', '/dev/null'],
  ['core.excludesFile', '/dev/null'],
] as const;

function commitOriginals(scratch: string, plan: Plan): void {
  const seen = new Set<string>();
  for (const { path, before } of plan.steps.flatMap((step) => step.changes)) {
    if (!seen.has(path)) {
      seen.add(path);
      putFile(scratch, path, before);
    }
  }
  git(scratch, ['add', '--all']);
  git(scratch, ['commit', '--quiet', '--allow-empty', '-m', 'WAHA']);
}

function putFile(root: string, path: string, text: string | null): void {
  const place = join(root, path);
  if (text === null) {
    rmSync(place, { force: true });
    return;
  }
  mkdirSync(dirname(place), { recursive: true });
  writeFileSync(place, text);
}
