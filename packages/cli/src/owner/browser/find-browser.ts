import { existsSync } from 'node:fs';
import { findInstalledBrowser } from '@waha-passkey/browser';
import { CommandFailure } from '../command-failure';
import { ExitCode } from '../exit-code';

/** `PUPPETEER_EXECUTABLE_PATH`, else an installed browser. */
export function findBrowser(
  platform: NodeJS.Platform,
  env: NodeJS.ProcessEnv,
): string {
  const named = env['PUPPETEER_EXECUTABLE_PATH'];
  if (named) {
    if (existsSync(named)) return named;
    throw new CommandFailure(
      ExitCode.FAILED,
      `PUPPETEER_EXECUTABLE_PATH names ${named}, which does not exist.`,
    );
  }
  const found = findInstalledBrowser(platform, env);
  if (found !== null) return found;
  throw new CommandFailure(
    ExitCode.FAILED,
    'No Chrome, Edge or Chromium was found. Install one, or set PUPPETEER_EXECUTABLE_PATH to its program.',
  );
}
