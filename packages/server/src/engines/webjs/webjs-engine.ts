import path from 'node:path';
import { EngineName, type PasskeyLogger } from '@waha-passkey/contract';
import { PagePasskeyDriver } from '@waha-passkey/whatsapp-web';
import { BrowserHome } from '@waha-passkey/browser';
import type { BrowserSettings } from '../../settings/settings';
import type {
  EngineRun,
  EngineRunOptions,
  SessionEngine,
} from '../session-engine';
import { BrowserProfile, removeProfile } from '../page/browser-profile';
import { createClient } from './create-client';
import { ProfileAuth, profileOf } from './profile-auth';
import { WebjsRun } from './webjs-run';

export interface WebjsEngineOptions {
  browser: BrowserSettings;
  executablePath: string | null;
  logger: PasskeyLogger;
}

/** Plain whatsapp-web.js with this project's driver on it. */
export class WebjsEngine implements SessionEngine {
  readonly name = EngineName.WEBJS;
  readonly capabilities = { passkey: new PagePasskeyDriver().capability };

  readonly available = true;

  constructor(private readonly options: WebjsEngineOptions) {}

  createRun({ session, folder, proxy }: EngineRunOptions): EngineRun {
    const { browser, executablePath, logger } = this.options;
    const home = new BrowserHome();
    const profile = new BrowserProfile(profileOf(folderOf(folder)), home);
    const auth = new ProfileAuth(folderOf(folder), profile);
    const client = createClient({ browser, executablePath, proxy, auth, home });
    const hasProxySignIn = proxy?.username !== undefined;
    return new WebjsRun({
      session,
      client,
      auth,
      profile,
      home,
      hasProxySignIn,
      logger,
    });
  }

  forget({ folder }: Pick<EngineRunOptions, 'folder'>): Promise<void> {
    return removeProfile(profileOf(folderOf(folder)));
  }
}

function folderOf(sessionFolder: string): string {
  return path.join(sessionFolder, 'webjs');
}
