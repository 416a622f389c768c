import type { WppconnectOptions } from '@waha-passkey/whatsapp-web';
import type { ProxyConfig } from '../../sessions/session-config';

export interface ClientListener {
  onQr: (value: string) => void;
  onStatus: (status: string) => void;
}

const ignore = () => undefined;

/** Messages of WPPConnect quote codes and pages; its failures are rejections. */
const silent = {
  log: ignore,
  error: ignore,
  warn: ignore,
  info: ignore,
  http: ignore,
  verbose: ignore,
  debug: ignore,
};

/** For WPPConnect's `create()`, whose clocks are those of the session here. */
export function createClientOptions(
  session: string,
  proxy: ProxyConfig | null,
  { onQr, onStatus }: ClientListener,
): WppconnectOptions & Record<string, unknown> {
  return {
    session,
    // It asks the registry for a newer version, and greets, by default.
    updatesLog: false,
    disableWelcome: true,
    logQR: false,
    logger: silent,
    autoClose: 0,
    deviceSyncTimeout: 0,
    // A stored page is answered by interception, where WebAuthn refuses.
    whatsappVersion: null,
    ...(proxy?.username !== undefined && {
      proxy: { username: proxy.username, password: proxy.password ?? '' },
    }),
    catchQR: (_image: string, _ascii: string, _attempt: number, qr: string) =>
      onQr(qr),
    statusFind: onStatus,
  };
}
