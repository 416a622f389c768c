import { EngineName, type PasskeyLogger } from '@waha-passkey/contract';
import type { Settings } from '../settings/settings';
import { SettingsError } from '../settings/settings-error';
import { createGowsEngine } from './gows/gows-engine';
import type { GowsTransport } from './gows/gows-transport';
import { createNowebEngine } from './noweb/noweb-engine';
import type { NowebTransport } from './noweb/noweb-transport';
import type { SessionEngine } from './session-engine';
import { WebjsEngine } from './webjs/webjs-engine';
import { WppEngine } from './wpp/wpp-engine';
import { howToInstallWpp, WppconnectModule } from './wpp/wppconnect-module';

export interface EnginesOptions {
  settings: Settings;
  executablePath: string | null;
  /** Where WPPConnect is looked for. */
  modulesFolder: string;
  transports: { noweb?: NowebTransport; gows?: GowsTransport };
  logger: PasskeyLogger;
}

/**
 * The engines of this host; WPP is among them when WPPConnect is installed.
 *
 * @throws SettingsError when it is the default engine, and not installed
 */
export function createEngines({
  settings,
  executablePath,
  modulesFolder,
  transports,
  logger,
}: EnginesOptions): SessionEngine[] {
  const { browser, defaultEngine } = settings;
  const wppconnect = WppconnectModule.find(modulesFolder);
  const hasWpp = wppconnect !== null;
  if (!hasWpp && defaultEngine === EngineName.WPP) {
    throw new SettingsError([
      `WHATSAPP_DEFAULT_ENGINE is WPP. ${howToInstallWpp}`,
    ]);
  }
  return [
    new WebjsEngine({ browser, executablePath, logger }),
    ...(wppconnect
      ? [new WppEngine({ wppconnect, browser, executablePath, logger })]
      : []),
    createNowebEngine(transports.noweb, { logger, hasWpp }),
    createGowsEngine(transports.gows, { logger, hasWpp }),
  ];
}
