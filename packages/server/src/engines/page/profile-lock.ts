import { readFile, readlink, rm } from 'node:fs/promises';
import { hostname } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  endGroup,
  killGroup,
  readProcess,
  isAlive,
} from '@waha-passkey/browser';

const POLL_MS = 100;

/** After a killed server, its browsers end by themselves this soon. */
const ORPHAN_GRACE_MS = 5_000;

/** Names the process that launched a browser; Chromium ignores it. */
export const LAUNCHER_SWITCH = '--waha-passkey-launcher=';

/**
 * Chromium refuses a profile whose lock names another host, or a process that
 * lives. After a crash of this process its browser takes a moment to end, and
 * a container has a new host name at each start; so wait for the one, and
 * remove what the other left. A browser that outlives its server is killed.
 * @throws Error when the browser that holds it is still there at the deadline
 */
export async function freeProfile(
  profile: string,
  timeoutMs: number,
): Promise<void> {
  const start = performance.now();
  let holder = await findHolder(profile);
  while (holder !== null) {
    const waitedMs = performance.now() - start;
    if (waitedMs > ORPHAN_GRACE_MS && (await isOrphan(holder))) {
      killGroup(holder);
      await endGroup(holder);
    } else if (waitedMs > timeoutMs) {
      throw new Error('profile in use');
    }
    await sleep(POLL_MS);
    holder = await findHolder(profile);
  }
  await Promise.all(
    ['SingletonLock', 'SingletonCookie', 'SingletonSocket'].map((name) =>
      rm(path.join(profile, name), { force: true }),
    ),
  );
}

/** The process id of a browser that lives, or null. */
async function findHolder(profile: string): Promise<number | null> {
  let holder: string;
  try {
    holder = await readlink(path.join(profile, 'SingletonLock'));
  } catch {
    // No lock, or (on Windows) not a link: the browser sees to it itself.
    return null;
  }
  const dash = holder.lastIndexOf('-');
  const pid = Number(holder.slice(dash + 1));
  const isHeld =
    holder.slice(0, dash) === hostname() &&
    Number.isInteger(pid) &&
    isAlive(pid) &&
    (await uses(pid, profile));
  return isHeld ? pid : null;
}

/** Launched by a server that is gone: the system has given it another parent. */
async function isOrphan(pid: number): Promise<boolean> {
  const [found, command] = await Promise.all([
    readProcess(pid),
    readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => ''),
  ]);
  const launcher = new RegExp(`${LAUNCHER_SWITCH}(\\d+)`).exec(command)?.[1];
  return (
    found !== null &&
    launcher !== undefined &&
    found.parent !== Number(launcher)
  );
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
