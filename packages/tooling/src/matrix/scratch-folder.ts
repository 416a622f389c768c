import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
} from 'node:fs';
import { rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';

const prefix = 'waha-passkey-matrix-';

/** A folder for one round; everything that runs has its `tmp` as `TMPDIR`. */
export class ScratchFolder {
  readonly path: string;
  readonly tmp: string;

  constructor() {
    removeLeftovers();
    this.path = mkdtempSync(path.join(os.tmpdir(), `${prefix}${process.pid}-`));
    this.tmp = this.folder('tmp');
  }

  folder(...names: string[]): string {
    const folder = path.join(this.path, ...names);
    mkdirSync(folder, { recursive: true });
    return folder;
  }

  /** The ids of what still runs in it. */
  findProcesses(): number[] {
    return findProcesses(this.tmp);
  }

  /** Ends what still runs in it, detached browsers included. */
  async clearTmp(): Promise<void> {
    await removeFolder(this.tmp, this.tmp);
    mkdirSync(this.tmp);
  }

  remove(): Promise<void> {
    return removeFolder(this.path, this.tmp);
  }
}

const REMOVE_MS = 20_000;
const PAUSE_MS = 200;

/** Browsers that are being ended write for a moment more. */
async function removeFolder(folder: string, tmp: string): Promise<void> {
  const deadline = Date.now() + REMOVE_MS;
  for (;;) {
    endProcesses(tmp);
    try {
      await rm(folder, { recursive: true, force: true });
      return;
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await setTimeout(PAUSE_MS);
    }
  }
}

function endProcesses(tmp: string): void {
  for (const pid of findProcesses(tmp)) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It has ended meanwhile.
    }
  }
}

/** Linux: those with this folder as their `TMPDIR`, or among their arguments. */
function findProcesses(tmp: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .filter(
      (pid) =>
        readProcess(pid, 'environ').split('\0').includes(`TMPDIR=${tmp}`) ||
        readProcess(pid, 'cmdline').includes(`${tmp}/`),
    )
    .map(Number);
}

function readProcess(pid: string, file: 'environ' | 'cmdline'): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    // It has ended, or is another user's.
    return '';
  }
}

/** Of rounds that were killed before they could remove their own. */
function removeLeftovers(): void {
  for (const name of readdirSync(os.tmpdir())) {
    const pid = new RegExp(`^${prefix}(\\d+)-`).exec(name)?.[1];
    if (!pid || isRunning(Number(pid))) continue;
    const folder = path.join(os.tmpdir(), name);
    endProcesses(path.join(folder, 'tmp'));
    rmSync(folder, { recursive: true, force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
