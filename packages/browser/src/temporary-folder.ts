import { createHash } from 'node:crypto';
import { lstat, mkdtemp, readdir, rm } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import path from 'node:path';

/** Short: Chromium makes a socket below it, whose path has to fit in 108 bytes. */
const HOST = createHash('sha256').update(hostname()).digest('hex').slice(0, 4);

const NAME = new RegExp(`^wp-${HOST}-(\\d+)-`);

let swept: Promise<void> | null = null;

/**
 * Of this process, which removes it; what an earlier one left when it was killed
 * is removed first.
 */
export async function createTemporaryFolder(): Promise<string> {
  await (swept ??= removeAbandoned());
  return mkdtemp(path.join(tmpdir(), `wp-${HOST}-${process.pid}-`));
}

export async function removeTemporaryFolder(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
}

async function removeAbandoned(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const owner = Number(NAME.exec(name)?.[1]);
    const folder = path.join(tmpdir(), name);
    if (owner && (await isAbandoned(folder, owner))) {
      await removeTemporaryFolder(folder);
    }
  }
}

/** In a container, processes get the same ids at each start. */
async function isAbandoned(folder: string, owner: number): Promise<boolean> {
  const found = await lstat(folder).catch(() => null);
  if (!found?.isDirectory() || found.uid !== (process.getuid?.() ?? 0)) {
    return false;
  }
  return owner === process.pid
    ? found.birthtimeMs < performance.timeOrigin
    : !isAlive(owner);
}

export function isAlive(id: number): boolean {
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    // Of another user, but there.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
