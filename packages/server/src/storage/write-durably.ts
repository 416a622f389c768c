import { open, rename, rm } from 'node:fs/promises';
import path from 'node:path';

/**
 * Replaces a file in one step: after a crash or a power loss it is the old or the
 * new one. A write that fails leaves the old one, and nothing next to it.
 */
export async function writeDurably(file: string, text: string): Promise<void> {
  const temporary = `${file}.new`;
  try {
    // What a crash left there may be anything.
    await rm(temporary, { force: true });
    const handle = await open(temporary, 'wx', 0o600);
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
  await syncFolder(path.dirname(file));
}

/** Only then does the new name survive a power loss. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') {
    return;
  }
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
