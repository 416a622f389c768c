import { readlink } from 'node:fs/promises';
import path from 'node:path';

/** The process id of a session's browser, from the lock of its profile. */
export async function browserOf(
  dataFolder: string,
  session: string,
): Promise<number> {
  const profile = path.join(dataFolder, session, 'webjs', 'session');
  const holder = await readlink(path.join(profile, 'SingletonLock'));
  return Number(holder.slice(holder.lastIndexOf('-') + 1));
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
