import { tmpdir } from 'node:os';
import { createBrowserEnvironment } from './browser-environment';
import { LaunchError } from './launch-error';
import {
  createTemporaryFolder,
  removeTemporaryFolder,
} from './temporary-folder';

/** Where one browser lives: its environment, and a folder for all it leaves. */
export class BrowserHome {
  /** `TMPDIR` is added by `open()`. */
  readonly environment = createBrowserEnvironment(process.env);
  private folder: string | null = null;

  /**
   * Before the browser starts; the folder it resolves with is empty.
   * @throws LaunchError when the system's temporary folder cannot be used
   */
  async open(): Promise<string> {
    this.folder ??= await createTemporaryFolder().catch(rejectUnwritable);
    this.environment['TMPDIR'] = this.folder;
    return this.folder;
  }

  /** When no process of the browser is left. */
  async remove(): Promise<void> {
    const { folder } = this;
    this.folder = null;
    if (folder !== null) {
      await removeTemporaryFolder(folder);
    }
  }
}

function rejectUnwritable(cause: unknown): never {
  const { code = 'unknown error' } = cause as NodeJS.ErrnoException;
  throw new LaunchError(
    `The browser was not started: the folder for temporary files, ${tmpdir()}, cannot be written (${code}). Free space in it, or set TMPDIR to a folder that this user may write; then restart the server.`,
    { cause },
  );
}
