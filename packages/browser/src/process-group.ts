import { readdir, readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

const POLL_MS = 25;

/** A browser's helpers end by themselves a moment after it. */
const GRACE_MS = 2_000;

const KILL_TIMEOUT_MS = 5_000;

/**
 * Resolves when no process of the group is left; kills what does not end.
 * puppeteer starts each browser as the leader of a group of its own.
 * @throws Error when a process outlives even that
 */
export async function endGroup(leader: number): Promise<void> {
  if (process.platform === 'win32' || (await isGone(leader, GRACE_MS))) {
    return;
  }
  killGroup(leader);
  if (!(await isGone(leader, KILL_TIMEOUT_MS))) {
    throw new Error(
      `Processes of the browser ${leader} cannot be killed. Look at them with ps.`,
    );
  }
}

/** Does nothing when there is no such group any more. */
export function killGroup(leader: number): void {
  try {
    process.kill(-leader, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') {
      throw error;
    }
  }
}

async function isGone(leader: number, timeoutMs: number): Promise<boolean> {
  const deadline = performance.now() + timeoutMs;
  while (await hasMember(leader)) {
    if (performance.now() > deadline) {
      return false;
    }
    await sleep(POLL_MS);
  }
  return true;
}

async function hasMember(leader: number): Promise<boolean> {
  try {
    process.kill(-leader, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
  // On Linux a dead one counts until its parent asks for it, which may be never.
  return process.platform !== 'linux' || hasLivingMember(leader);
}

async function hasLivingMember(leader: number): Promise<boolean> {
  const ids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const members = await Promise.all(
    ids.map(async (id) => {
      const stat = await readProcess(Number(id));
      return stat?.group === leader && !/[ZX]/.test(stat.state);
    }),
  );
  return members.includes(true);
}

export interface ProcessStat {
  state: string;
  parent: number;
  group: number;
}

/** Null: there is no such process, or this is not Linux. */
export async function readProcess(id: number): Promise<ProcessStat | null> {
  let text: string;
  try {
    text = await readFile(`/proc/${id}/stat`, 'utf8');
  } catch {
    return null;
  }
  // The name before it may hold anything, brackets as well.
  const [state = '', parent, group] = text
    .slice(text.lastIndexOf(')') + 2)
    .split(' ');
  return { state, parent: Number(parent), group: Number(group) };
}
