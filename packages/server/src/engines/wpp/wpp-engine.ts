import path from 'node:path';
import { EngineName, type PasskeyLogger } from '@waha-passkey/contract';
import { createWppDriver } from '@waha-passkey/whatsapp-web';
import { BrowserHome } from '@waha-passkey/browser';
import type { BrowserSettings } from '../../settings/settings';
import { BrowserProfile, removeProfile } from '../page/browser-profile';
import type {
  EngineRun,
  EngineRunOptions,
  SessionEngine,
} from '../session-engine';
import { WppRun } from './wpp-run';
import type { WppconnectModule } from './wppconnect-module';

export interface WppEngineOptions {
  wppconnect: WppconnectModule;
  browser: BrowserSettings;
  executablePath: string | null;
  logger: PasskeyLogger;
}

/** Plain WPPConnect with this project's driver on its page. */
export class WppEngine implements SessionEngine {
  readonly name = EngineName.WPP;
  readonly capabilities = { passkey: createWppDriver().capability };

  readonly available = true;

  constructor(private readonly options: WppEngineOptions) {}

  createRun({ session, folder, proxy }: EngineRunOptions): EngineRun {
    const { wppconnect, browser, executablePath, logger } = this.options;
    const home = new BrowserHome();
    return new WppRun({
      session,
      library: wppconnect.load(),
      profile: new BrowserProfile(profileOf(folder), home),
      home,
      browser,
      executablePath,
      proxy,
      logger,
    });
  }

  forget({ folder }: Pick<EngineRunOptions, 'folder'>): Promise<void> {
    return removeProfile(profileOf(folder));
  }
}

/** Not that of WEBJS: either library would read the other's login. */
function profileOf(sessionFolder: string): string {
  return path.resolve(sessionFolder, 'wpp', 'session');
}
