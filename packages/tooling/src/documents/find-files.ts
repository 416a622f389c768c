import { readdirSync } from 'node:fs';
import path from 'node:path';

const skipped = new Set(['node_modules', 'dist', 'coverage']);

/** Files below `folder` with that ending; nothing generated, nothing hidden. */
export function findFiles(folder: string, ending: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.name.startsWith('.') || skipped.has(entry.name)) return [];
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) return findFiles(file, ending);
    return entry.name.endsWith(ending) ? [file] : [];
  });
}
