import { RunningWaha } from '../../waha/e2e/real-waha/running-waha';
import { toNodeOptions } from './running-host';

/** `WAHA_DIST=<folder>` names a built WAHA as it is published. */
export const wahaRoot = process.env['WAHA_DIST'] ?? '';

/** The key of the administrator. */
export const apiKey = 'test';

export interface RealWahaOptions {
  /** Folders, each with a `register.cjs`. */
  overlays?: string[];
  /** Scripts of the test, required before. */
  preload?: string[];
  env?: Record<string, string>;
}

/** It takes over the environment of this process. */
export async function startRealWaha(
  engine: string,
  { overlays = [], preload = [], env = {} }: RealWahaOptions = {},
): Promise<RunningWaha> {
  const own = { ...process.env };
  Object.assign(process.env, {
    WAHA_NODE_OPTIONS: [
      ...preload.map((file) => `--require ${file}`),
      toNodeOptions(overlays),
    ].join(' '),
    WHATSAPP_SWAGGER_NO_PASSWORD: 'true',
    ...env,
  });
  try {
    return await RunningWaha.start(wahaRoot, engine);
  } finally {
    for (const name of Object.keys(process.env)) {
      if (!(name in own)) delete process.env[name];
    }
    Object.assign(process.env, own);
  }
}

export function urlOf(waha: RunningWaha): string {
  return `http://127.0.0.1:${waha['port']}`;
}

/** Its sessions, with the profiles of their browsers. */
export function dataFolderOf(waha: RunningWaha): string {
  return waha['folder'];
}
