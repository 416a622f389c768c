import { CommandFailure } from '../command-failure';
import { ExitCode } from '../exit-code';
import { findBrowser } from './find-browser';
import { launchBrowser } from './launch-browser';
import type { OwnerBrowser } from './owner-browser';

/** The owner's installed browser, in a window they can see. */
export async function openOwnerBrowser(): Promise<OwnerBrowser> {
  const executablePath = findBrowser(process.platform, process.env);
  try {
    return await launchBrowser({ executablePath });
  } catch (cause) {
    throw new CommandFailure(
      ExitCode.FAILED,
      `${executablePath} did not open a window. Run this command on a computer with a screen, where your passkey is.`,
      { cause },
    );
  }
}
