import { headlessArguments, type BrowserHome } from '@waha-passkey/browser';
import type { LaunchOptions } from 'puppeteer';
import type { ProxyConfig } from '../../sessions/session-config';
import type { BrowserSettings } from '../../settings/settings';
import { LAUNCHER_SWITCH } from './profile-lock';

/** As WAHA: a hidden window may take long over one call. */
const protocolTimeoutMs = 300_000;

export interface PageBrowserOptions {
  browser: BrowserSettings;
  executablePath: string | null;
  proxy: ProxyConfig | null;
  home: BrowserHome;
}

/** For puppeteer: a browser that belongs to one session. */
export function createLaunchOptions({
  browser,
  executablePath,
  proxy,
  home,
}: PageBrowserOptions): LaunchOptions {
  return {
    headless: browser.headless,
    args: toArguments(browser, proxy),
    env: home.environment,
    protocolTimeout: protocolTimeoutMs,
    // With a pipe the browser ends when this process is killed.
    pipe: true,
    // The server closes its browsers itself, after their sessions.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    ...(executablePath !== null && { executablePath }),
  };
}

function toArguments(
  browser: BrowserSettings,
  proxy: ProxyConfig | null,
): string[] {
  // Chromium refuses its sandbox to root.
  const root = process.getuid?.() === 0;
  return [
    ...(root && !browser.args.includes('--no-sandbox') ? ['--no-sandbox'] : []),
    `${LAUNCHER_SWITCH}${process.pid}`,
    ...(proxy ? [`--proxy-server=${proxy.server}`] : []),
    ...(browser.headless ? headlessArguments : []),
    ...browser.args,
  ];
}
