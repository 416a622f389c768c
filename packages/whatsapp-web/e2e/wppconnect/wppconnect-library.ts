import type { WppconnectClient, WppconnectLibrary } from '../../src';

/** The part of WPPConnect's client used in these tests. */
export interface Whatsapp extends WppconnectClient {
  loginByCode(phoneNumber: string): Promise<void>;
}

const packages = {
  '2.3.3': '@wppconnect-team/wppconnect',
  '1.41.3': 'wppconnect-1',
} as const;

export type WppconnectVersion = keyof typeof packages;

/** Their wa-js is 4.6 and 3.23. */
export const wppconnectVersions = Object.keys(packages) as WppconnectVersion[];

export function loadWppconnect(
  version: WppconnectVersion,
): WppconnectLibrary<Whatsapp> {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- two versions of one CommonJS library
  return require(packages[version]) as WppconnectLibrary<Whatsapp>;
}

const ignore = () => undefined;

/** For `create()`: says nothing, asks no registry. */
export const quietOptions = {
  disableWelcome: true,
  updatesLog: false,
  logQR: false,
  logger: {
    log: ignore,
    error: ignore,
    warn: ignore,
    info: ignore,
    http: ignore,
    verbose: ignore,
    debug: ignore,
  },
};

/** Takes the page there, and works on it from then on. */
export async function startWppconnect(page: object): Promise<void> {
  const options = { ...quietOptions, page, waitForLogin: false, autoClose: 0 };
  await loadWppconnect('2.3.3').create(options as never);
}
