import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

/** The files of a browser's profile in which a text is, by their paths. */
export async function findInProfile(
  folder: string,
  text: string,
): Promise<string[]> {
  const wanted = ['utf8', 'utf16le'] as const;
  const patterns = wanted.map((encoding) => Buffer.from(text, encoding));
  const found: string[] = [];
  for (const entry of await readdir(folder, {
    recursive: true,
    withFileTypes: true,
  })) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath, entry.name);
    const bytes = await readFile(file);
    if (patterns.some((pattern) => bytes.includes(pattern))) {
      found.push(path.relative(folder, file));
    }
  }
  return found;
}
