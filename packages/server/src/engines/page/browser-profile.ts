import { mkdir, rm } from 'node:fs/promises';
import { type BrowserHome, LaunchError } from '@waha-passkey/browser';
import { describeLaunch } from '../../browser/describe-launch';
import { LaunchWatch } from '../../browser/launch-watch';
import { checkProfile } from './check-profile';
import { freeProfile } from './profile-lock';

const lockTimeoutMs = 10_000;

/** The profile with which one session's browser keeps its login. */
export class BrowserProfile {
  private isStopped = false;
  private launching: LaunchWatch | null = null;
  private isForgotten = false;

  constructor(
    readonly folder: string,
    private readonly home: BrowserHome,
  ) {}

  /** The browser is being started; null before and after. */
  get launch(): LaunchWatch | null {
    return this.launching;
  }

  /** Before the browser starts; its folder is there, and no one else's. */
  async prepare(): Promise<void> {
    await freeProfile(this.folder, lockTimeoutMs);
    await this.home.open();
    await mkdir(this.folder, { recursive: true });
    await checkProfile(this.folder);
    this.launching = new LaunchWatch(`--user-data-dir=${this.folder}`);
    this.launching.begin();
  }

  /** The browser has started. */
  endLaunch(): void {
    this.launching?.end();
    this.launching = null;
  }

  /** From now on a browser that starts is not to be used. */
  stopLaunch(): void {
    this.isStopped = true;
  }

  get stopped(): boolean {
    return this.isStopped;
  }

  /** Why a start failed: of a browser that did not start, what it wrote. */
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

  /** Its login is removed once the browser has ended. */
  forget(): void {
    this.isForgotten = true;
  }

  async removeForgotten(): Promise<void> {
    if (this.isForgotten) {
      await removeProfile(this.folder);
      this.isForgotten = false;
    }
  }
}

/** For a start that was stopped; no one sees it. */
export function createStoppedError(): Error {
  return new Error('stopped while starting');
}

export async function removeProfile(folder: string): Promise<void> {
  await rm(folder, {
    recursive: true,
    force: true,
    // A browser that has just ended may still be writing.
    maxRetries: 5,
  });
}
