import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import type { StandIn } from '@waha-passkey/testbed';
import type { Page } from 'puppeteer';
import { Firefox } from '../../../testbed/e2e/firefox/firefox';

const extensionId = 'passkey-helper@waha-passkey';

/** A real Firefox with the extension as it ships, installed for this run. */
export class HelperFirefox {
  private constructor(
    private readonly firefox: Firefox,
    private readonly folder: string,
  ) {}

  static async launch(
    executablePath: string,
    standIn: StandIn,
  ): Promise<HelperFirefox> {
    const folder = await mkdtemp(path.join(tmpdir(), 'waha-passkey-firefox-'));
    const bundle = path.resolve(
      __dirname,
      '../../scripts/bundle-extension.mjs',
    );
    await promisify(execFile)(process.execPath, [bundle, folder]);
    const firefox = await Firefox.launch(executablePath, standIn);
    await firefox.browser.installExtension(path.join(folder, 'firefox'));
    return new HelperFirefox(firefox, folder);
  }

  get chrome() {
    return this.firefox.chrome;
  }

  /** Does what opens a window, and finds it. */
  openedBy(act: () => Promise<unknown>): Promise<Page> {
    return this.firefox.openedBy(act);
  }

  /** As the toolbar button does. */
  openHelper(): Promise<Page> {
    return this.firefox.openedBy(() => this.chrome.triggerAction(extensionId));
  }

  async close(): Promise<void> {
    await this.firefox.close();
    await rm(this.folder, { recursive: true, force: true });
  }
}
