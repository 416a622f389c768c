import { existsSync } from 'node:fs';
import { browserLocations } from './browser-locations';

/** The best Chrome, Chromium or Edge of this machine; null without any. */
export function findInstalledBrowser(
  platform: NodeJS.Platform = process.platform,
  env: NodeJS.ProcessEnv = process.env,
): string | null {
  const found = browserLocations(platform, env).find((file) =>
    existsSync(file),
  );
  return found ?? null;
}
