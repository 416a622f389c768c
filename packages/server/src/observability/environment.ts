import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Settings } from '../settings/settings';

export const ENVIRONMENT = Symbol('environment');

/** WAHA's `WAHAEnvironment`; copied into every event, so kept small. */
export interface Environment {
  version: string;
  engine: string;
  tier: string;
  browser: string;
  platform: string;
  worker: { id: string | null };
}

export function readEnvironment(
  settings: Settings,
  browser: string,
): Environment {
  return {
    version: readVersion(),
    engine: settings.defaultEngine,
    tier: 'CORE',
    browser,
    platform: `${process.platform}/${process.arch}`,
    worker: { id: settings.workerId },
  };
}

function readVersion(): string {
  const file = path.join(__dirname, '../../package.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as {
    version: string;
  };
  return manifest.version;
}
