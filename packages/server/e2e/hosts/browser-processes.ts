import { readlink } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';

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

/** A browser notices a moment later that whoever started it was killed. */
export async function untilGone(pid: number): Promise<void> {
  const deadline = performance.now() + 20_000;
  while (isAlive(pid)) {
    if (performance.now() > deadline) throw new Error(`${pid} runs on.`);
    await setTimeout(50);
  }
}
