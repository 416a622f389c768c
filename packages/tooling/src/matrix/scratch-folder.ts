import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';

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

  /** Ends what still runs in it, detached browsers included. */
  endProcesses(): void {
    endProcesses(this.tmp);
  }

  /** The ids of what still runs in it. */
  findProcesses(): number[] {
    return findProcesses(this.tmp);
  }

  clearTmp(): void {
    this.endProcesses();
    rmSync(this.tmp, { recursive: true, force: true, maxRetries: 5 });
    mkdirSync(this.tmp);
  }

  remove(): void {
    this.endProcesses();
    rmSync(this.path, { recursive: true, force: true, maxRetries: 5 });
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

/** Linux: those that were started with this folder as their `TMPDIR`. */
function findProcesses(tmp: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => readEnvironment(pid).includes(`TMPDIR=${tmp}`))
    .map(Number);
}

function readEnvironment(pid: string): string[] {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0');
  } catch {
    // It has ended, or is another user's.
    return [];
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
