import { Client } from 'whatsapp-web.js';
import { headlessArguments, type BrowserHome } from '@waha-passkey/browser';
import type { ProxyConfig } from '../../sessions/session-config';
import type { BrowserSettings } from '../../settings/settings';
import { LAUNCHER_SWITCH } from './profile-lock';
import type { ProfileAuth } from './profile-auth';

/** As WAHA: a hidden window may take long over one call. */
const PROTOCOL_TIMEOUT_MS = 300_000;

export interface ClientOptions {
  browser: BrowserSettings;
  executablePath: string | null;
  proxy: ProxyConfig | null;
  auth: ProfileAuth;
  home: BrowserHome;
}

/** A plain whatsapp-web.js client on the live page, in a browser of its own. */
export function createClient(options: ClientOptions): Client {
  const { browser, executablePath, proxy, auth, home } = options;
  return new Client({
    authStrategy: auth,
    // A cached page is answered by interception, where WebAuthn refuses.
    webVersionCache: { type: 'none' },
    ...(proxy?.username !== undefined && {
      proxyAuthentication: {
        username: proxy.username,
        password: proxy.password ?? '',
      },
    }),
    puppeteer: {
      headless: browser.headless,
      args: toArguments(browser, proxy),
      env: home.environment,
      protocolTimeout: PROTOCOL_TIMEOUT_MS,
      // With a pipe the browser ends when this process is killed.
      pipe: true,
      // The server closes its browsers itself, after their sessions.
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
      ...(executablePath !== null && { executablePath }),
    },
  });
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
