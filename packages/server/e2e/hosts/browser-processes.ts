import { readFileSync } from 'node:fs';
import { readlink } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';

const isLinux = process.platform === 'linux';

/** The process id of a session's browser, from the lock of its profile. */
export async function browserOf(
  dataFolder: string,
  session: string,
  engine: 'webjs' | 'wpp' = 'webjs',
): Promise<number> {
  const profile = path.join(dataFolder, session, engine, 'session');
  const holder = await readlink(path.join(profile, 'SingletonLock'));
  return Number(holder.slice(holder.lastIndexOf('-') + 1));
}

/** A process that is dead and not yet asked for by its parent is none. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return !/^[ZX]/.test(stat.slice(stat.lastIndexOf(')') + 2));
  } catch (error) {
    // Not Linux: there, and no more is known.
    return (error as NodeJS.ErrnoException).code === 'ENOENT' && !isLinux;
  }
}

/** A browser notices a moment later that whoever started it was killed. */
export async function untilGone(
  pid: number,
  timeoutMs = 20_000,
): Promise<void> {
  const deadline = performance.now() + timeoutMs;
  while (isAlive(pid)) {
    if (performance.now() > deadline) throw new Error(`${pid} runs on.`);
    await setTimeout(50);
  }
}
