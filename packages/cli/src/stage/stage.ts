import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import {
  createServer,
  readSettings,
  type RunningServer,
} from '@waha-passkey/server';
import {
  launchOwner,
  startStandIn,
  type Owner,
  type Scenario,
  type StandIn,
} from '@waha-passkey/testbed';
import { defaultTimeouts } from '@waha-passkey/ceremony';
import type { Cleanup } from './cleanup';

export interface StageOptions {
  scenario: Partial<Scenario>;
  /** How long WhatsApp spares the code; null: five minutes, as in life. */
  windowMs: number | null;
  headful: boolean;
}

/** Everybody who plays along: a WhatsApp, a server, an owner. */
export interface Stage {
  standIn: StandIn;
  server: RunningServer;
  /** A browser of its own; it takes a moment, and is not needed at once. */
  owner: Promise<Owner>;
}

/** Sets up all of it on loopback, with a data folder that is thrown away. */
export async function setStage(
  options: StageOptions,
  cleanup: Cleanup,
): Promise<Stage> {
  const { scenario, headful } = options;
  const windowMs = options.windowMs ?? defaultTimeouts.codeFreeMs;
  const standIn = await startStandIn({
    scenario,
    timings: { handoffKeyMs: windowMs },
  });
  cleanup.add(() => standIn.stop());

  const folder = await mkdtemp(path.join(os.tmpdir(), 'waha-passkey-demo-'));
  cleanup.add(() => rm(folder, { recursive: true, force: true }));

  const server = await createServer(
    readDemoSettings(standIn, folder, windowMs, headful),
  );
  cleanup.add(() => server.close());

  const owner = launchOwner(standIn, { headful });
  // Reported where it is awaited; until then nobody may have looked.
  owner.catch(() => undefined);
  cleanup.add(async () => (await owner).close());
  return { standIn, server, owner };
}

function readDemoSettings(
  standIn: StandIn,
  folder: string,
  windowMs: number,
  headful: boolean,
) {
  // Not the user's own WAHA settings: their webhooks are none of the demo's.
  const settings = readSettings({
    PUPPETEER_EXECUTABLE_PATH: process.env['PUPPETEER_EXECUTABLE_PATH'],
    WAHA_LOCAL_STORE_BASE_DIR: folder,
    WAHA_LOG_LEVEL: 'error',
    WAHA_PASSKEY_HEADFUL: String(headful),
    WHATSAPP_API_PORT: '0',
  });
  return {
    ...settings,
    browser: { ...settings.browser, args: standIn.chromiumArgs },
    // The server counts the window down itself: WhatsApp does not tell it.
    timeouts: { codeFreeMs: windowMs },
  };
}
