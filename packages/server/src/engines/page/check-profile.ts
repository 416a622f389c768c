import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { LaunchError } from '@waha-passkey/browser';
import { storageCodeOf } from '../../storage/storage-error';

/** On a full disk a browser runs with the profile it has. */
const TOLERATED = new Set(['ENOSPC', 'EDQUOT']);

/**
 * A browser that cannot write its profile either says that another one uses it,
 * or (Chromium 156, read-only disk) runs with another profile, and the login is
 * lost.
 * @throws LaunchError naming the folder
 */
export async function checkProfile(profile: string): Promise<void> {
  const probe = path.join(profile, '.waha-passkey-write-check');
  try {
    await writeFile(probe, '');
    await rm(probe, { force: true });
  } catch (cause) {
    const code = storageCodeOf(cause);
    if (code === null || TOLERATED.has(code)) {
      return;
    }
    throw new LaunchError(
      `The browser was not started: the folder of its profile, ${profile}, cannot be written (${code}). Check its owner and its disk, then restart the session.`,
      { cause },
    );
  }
}
