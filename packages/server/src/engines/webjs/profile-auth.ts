import path from 'node:path';
import { LocalAuth } from 'whatsapp-web.js';
import {
  type BrowserProfile,
  createStoppedError,
} from '../page/browser-profile';

/** Where `LocalAuth` without a client id keeps the browser's profile. */
export function profileOf(folder: string): string {
  return path.resolve(folder, 'session');
}

/**
 * `LocalAuth` that can be stopped while the browser starts, and that leaves a
 * logged-out profile to the run: whatsapp-web.js 1.34.7 removes it under the
 * running browser, and a failure there ends the process.
 */
export class ProfileAuth extends LocalAuth {
  /** Called when browser and page exist and nothing is loaded. */
  onBrowser: () => void = () => undefined;
  private launched = false;

  /** Of the profile that is `profileOf(folder)`. */
  constructor(
    folder: string,
    private readonly profile: BrowserProfile,
  ) {
    super({ dataPath: folder });
  }

  // Fields, because the library's typings declare these members as fields.
  override beforeBrowserInitialized = async (): Promise<void> => {
    await LocalAuth.prototype.beforeBrowserInitialized.call(this);
    if (!this.launched) await this.profile.prepare();
  };

  override afterBrowserInitialized = (): Promise<void> => {
    // The library calls it again after a logout.
    if (this.launched) return Promise.resolve();
    this.launched = true;
    this.profile.endLaunch();
    this.onBrowser();
    return this.profile.stopped
      ? Promise.reject(createStoppedError())
      : Promise.resolve();
  };

  override logout = (): Promise<void> => {
    this.profile.forget();
    return Promise.resolve();
  };

  override destroy = (): Promise<void> => this.profile.removeForgotten();
}
