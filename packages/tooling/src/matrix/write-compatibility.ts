import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import prettier from 'prettier';
import { formatCompatibility } from './format-compatibility';
import type { Result } from './result';

/** Writes docs/compatibility.md; resolves with its path below the root. */
export async function writeCompatibility(
  root: string,
  results: readonly Result[],
): Promise<string> {
  const name = 'docs/compatibility.md';
  const style = readFileSync(path.join(root, '.prettierrc.json'), 'utf8');
  const text = await prettier.format(formatCompatibility(results), {
    ...(JSON.parse(style) as prettier.Options),
    parser: 'markdown',
  });
  writeFileSync(path.join(root, name), text);
  return name;
}
