import { createBrowserEnvironment } from './browser-environment';
import {
  createTemporaryFolder,
  removeTemporaryFolder,
} from './temporary-folder';

/** Where one browser lives: its environment, and a folder for all it leaves. */
export class BrowserHome {
  /** `TMPDIR` is added by `open()`. */
  readonly environment = createBrowserEnvironment(process.env);
  private folder: string | null = null;

  /** Before the browser starts; the folder it resolves with is empty. */
  async open(): Promise<string> {
    this.folder ??= await createTemporaryFolder();
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
