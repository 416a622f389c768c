import { createServer, type RunningServer } from '@waha-passkey/server';
import { launchBrowser } from '@waha-passkey/browser';
import {
  launchOwner,
  startStandIn,
  type Owner,
  type Scenario,
  type StandIn,
} from '@waha-passkey/testbed';
import { defaultTimeouts } from '@waha-passkey/ceremony';
import { assertDisplay } from './assert-display';
import type { Cleanup } from '@waha-passkey/cli/terminal';
import type { PageEngine } from './page-engines';
import { closeOwner } from './close-owner';
import { createDemoSettings } from './create-demo-settings';

export interface StageOptions {
  /** Of sessions that do not name one. */
  engine?: PageEngine;
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
  if (headful) assertDisplay(process.platform, process.env);
  const windowMs = options.windowMs ?? defaultTimeouts.codeFreeMs;
  const standIn = await startStandIn({
    scenario,
    timings: { handoffKeyMs: windowMs },
  });
  cleanup.add(() => standIn.stop());

  const settings = await createDemoSettings(cleanup);
  const server = await createServer({
    ...settings,
    defaultEngine: options.engine ?? settings.defaultEngine,
    browser: {
      ...settings.browser,
      args: standIn.chromiumArgs,
      headless: !headful,
    },
    // The server counts the window down itself: WhatsApp does not tell it.
    timeouts: { codeFreeMs: windowMs },
  });
  cleanup.add(() => server.close());

  const owner = launchOwner(standIn, {
    headful,
    launch: launchBrowser,
  });
  // Reported where it is awaited; until then nobody may have looked.
  owner.catch(() => undefined);
  cleanup.add(() => closeOwner(owner));
  return { standIn, server, owner };
}
