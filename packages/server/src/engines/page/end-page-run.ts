import { PasskeyReasonCode, type PasskeyDriver } from '@waha-passkey/contract';
import { type BrowserHome, endBrowser, within } from '@waha-passkey/browser';
import type { BrowserProfile } from './browser-profile';
import type { RunStep } from './run-steps';

/** Longer than it takes to ask a browser, to wait, and to kill it. */
const endMs = 30_000;

const detachMs = 5_000;

const removalMs = 10_000;

/** A browser that is being started is left to come up before it is ended. */
const launchGraceMs = 5_000;

/** Longer than that, and than it takes to end it. */
const launchMs = 35_000;

type Browser = Parameters<typeof endBrowser>[0];

export interface PageRun {
  profile: BrowserProfile;
  home: BrowserHome;
  driver: PasskeyDriver & {
    detach(reason: PasskeyReasonCode): Promise<void>;
  };
  /** Settled when the start is over, however it went. */
  started: Promise<void>;
  browser(): Browser;
}

/** Ends the browser of a run, also while it starts, and removes what it used. */
export async function endPageRun(run: PageRun, step: RunStep): Promise<void> {
  const { profile, home, driver, started } = run;
  const end = () =>
    step('end the browser', endMs, () => endBrowser(run.browser()));
  profile.stopLaunch();
  await end();
  await step('end the start', launchMs, async () => {
    const signal = AbortSignal.timeout(launchGraceMs);
    await within(started, signal).catch(() => profile.launch?.kill());
    await started;
  });
  // It may have come up meanwhile.
  await end();
  await step('release the page', detachMs, () =>
    driver.detach(PasskeyReasonCode.SESSION_STOPPED),
  );
  await step('remove the profile', removalMs, () => profile.removeForgotten());
  await step('remove temporary files', removalMs, () => home.remove());
}
