import { readFile, readlink, rm } from 'node:fs/promises';
import { hostname } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const POLL_MS = 100;

/**
 * Chromium refuses a profile whose lock names another host, or a process that
 * lives. After a crash of this process its browser takes a moment to end, and
 * a container has a new host name at each start; so wait for the one, and
 * remove what the other left.
 * @throws Error when the browser that holds it is still there at the deadline
 */
export async function freeProfile(
  profile: string,
  timeoutMs: number,
): Promise<void> {
  const deadline = performance.now() + timeoutMs;
  while (await isHeld(profile)) {
    if (performance.now() > deadline) {
      throw new Error('profile in use');
    }
    await sleep(POLL_MS);
  }
  await Promise.all(
    ['SingletonLock', 'SingletonCookie', 'SingletonSocket'].map((name) =>
      rm(path.join(profile, name), { force: true }),
    ),
  );
}

async function isHeld(profile: string): Promise<boolean> {
  let holder: string;
  try {
    holder = await readlink(path.join(profile, 'SingletonLock'));
  } catch {
    // No lock, or (on Windows) not a link: the browser sees to it itself.
    return false;
  }
  const dash = holder.lastIndexOf('-');
  const pid = Number(holder.slice(dash + 1));
  return (
    holder.slice(0, dash) === hostname() &&
    Number.isInteger(pid) &&
    isAlive(pid) &&
    (await uses(pid, profile))
  );
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Process ids are used again; where the system does not tell, believe it. */
async function uses(pid: number, profile: string): Promise<boolean> {
  try {
    const command = await readFile(`/proc/${pid}/cmdline`, 'utf8');
    return command.includes(profile);
  } catch {
    return isAlive(pid);
  }
}
