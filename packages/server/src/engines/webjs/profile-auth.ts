import { rm } from 'node:fs/promises';
import path from 'node:path';
import { LocalAuth } from 'whatsapp-web.js';
import { type BrowserHome, LaunchError } from '@waha-passkey/browser';
import { describeLaunch } from '../../browser/describe-launch';
import { LaunchWatch } from '../../browser/launch-watch';
import { checkProfile } from './check-profile';
import { freeProfile } from './profile-lock';

const LOCK_TIMEOUT_MS = 10_000;

/** Where `LocalAuth` without a client id keeps the browser's profile. */
export function profileOf(folder: string): string {
  return path.join(folder, 'session');
}

export async function removeProfile(folder: string): Promise<void> {
  await rm(profileOf(folder), {
    recursive: true,
    force: true,
    // A browser that has just ended may still be writing.
    maxRetries: 5,
  });
}

/**
 * `LocalAuth` that can be stopped while the browser starts, and that removes
 * a logged-out profile only when the browser is closed: whatsapp-web.js 1.34.7
 * removes it under the running browser, and a failure there ends the process.
 */
export class ProfileAuth extends LocalAuth {
  /** Called when browser and page exist and nothing is loaded. */
  onBrowser: () => void = () => undefined;
  private stopped = false;
  private launched = false;
  private loggedOut = false;
  private launching: LaunchWatch | null = null;

  constructor(
    private readonly folder: string,
    private readonly home: BrowserHome,
  ) {
    super({ dataPath: folder });
  }

  /** The browser is being started; null before and after. */
  get launch(): LaunchWatch | null {
    return this.launching;
  }

  stopLaunch(): void {
    this.stopped = true;
  }

  /** Why `initialize()` failed: of a browser that did not start, what it wrote. */
  async explain(error: unknown): Promise<unknown> {
    const watch = this.launching;
    this.launching = null;
    if (watch === null || error instanceof LaunchError) {
      return error;
    }
    const report = await watch.report();
    return report.isKnown
      ? new LaunchError(describeLaunch(report), { cause: error })
      : error;
  }

  // Fields, because the library's typings declare these members as fields.
  override beforeBrowserInitialized = async (): Promise<void> => {
    if (!this.launched) {
      await freeProfile(profileOf(this.folder), LOCK_TIMEOUT_MS);
      await this.home.open();
    }
    await LocalAuth.prototype.beforeBrowserInitialized.call(this);
    if (!this.launched) {
      await this.watchLaunch();
    }
  };

  override afterBrowserInitialized = (): Promise<void> => {
    // The library calls it again after a logout.
    if (this.launched) {
      return Promise.resolve();
    }
    this.launched = true;
    this.launching?.end();
    this.launching = null;
    this.onBrowser();
    return this.stopped
      ? Promise.reject(new Error('stopped while starting'))
      : Promise.resolve();
  };

  override logout = (): Promise<void> => {
    this.loggedOut = true;
    return Promise.resolve();
  };

  override destroy = async (): Promise<void> => {
    if (this.loggedOut) {
      await removeProfile(this.folder);
      this.loggedOut = false;
    }
  };

  private async watchLaunch(): Promise<void> {
    const profile = path.resolve(profileOf(this.folder));
    await checkProfile(profile);
    this.launching = new LaunchWatch(`--user-data-dir=${profile}`);
    this.launching.begin();
  }
}
