import path from 'node:path';
import puppeteer, { type Browser, type LaunchOptions } from 'puppeteer';
import { BrowserHome } from './browser-home';
import { endBrowser } from './end-browser';

export interface LaunchedBrowser {
  browser: Browser;
  /** Resolves when its processes, its profile and its files are gone. */
  close: () => Promise<void>;
}

/**
 * A browser with a profile of its own and nothing of this process' secrets. It is
 * steered by a pipe, and so ends when this process is killed; signals are left to
 * the command, which closes it.
 */
export async function launchBrowser(
  options: LaunchOptions,
): Promise<LaunchedBrowser> {
  const home = new BrowserHome();
  const folder = await home.open();
  try {
    const browser = await puppeteer.launch({
      ...options,
      pipe: true,
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
      // An argument: puppeteer forgets the option with `ignoreDefaultArgs`.
      args: [
        `--user-data-dir=${path.join(folder, 'profile')}`,
        ...(options.args ?? []),
      ],
      env: home.environment,
    });
    const close = async (): Promise<void> => {
      try {
        await endBrowser(browser);
      } finally {
        await home.remove();
      }
    };
    return { browser, close };
  } catch (error) {
    await home.remove();
    throw error;
  }
}
