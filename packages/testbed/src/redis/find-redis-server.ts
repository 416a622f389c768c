import { accessSync, constants } from 'node:fs';
import path from 'node:path';

/** The installed redis-server; null where there is none. */
export function findRedisServer(): string | null {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter);
  const places = folders.map((folder) => path.join(folder, 'redis-server'));
  return places.find(isExecutable) ?? null;
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
