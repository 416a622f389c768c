import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';

/** Every `packages/<name>/bench/*.bench.ts`, by name; `words` narrow it down. */
export function findBenches(root: string, words: string[]): string[] {
  const packages = path.join(root, 'packages');
  return readdirSync(packages)
    .sort()
    .map((name) => path.join(packages, name, 'bench'))
    .filter((folder) => existsSync(folder))
    .flatMap((folder) =>
      readdirSync(folder)
        .filter((name) => name.endsWith('.bench.ts'))
        .sort()
        .map((name) => path.join(folder, name)),
    )
    .filter(
      (file) =>
        words.length === 0 ||
        words.some((word) => path.relative(root, file).includes(word)),
    );
}
