import { dirname, join } from 'node:path/posix';

/**
 * Every relative import leads to a file of the set. What is generated is not
 * in the repository: a build must have made it.
 */
export function assertComplete(files: ReadonlyMap<string, string>): void {
  for (const [path, text] of files) {
    for (const [, specifier] of text.matchAll(/from '(\.[^']*)'/g)) {
      const target = join(dirname(path), specifier ?? '');
      if (!files.has(`${target}.ts`) && !files.has(join(target, 'index.ts'))) {
        throw new Error(
          `${path} needs ${target}, which is missing. Run "npm run build" first.`,
        );
      }
    }
  }
}
