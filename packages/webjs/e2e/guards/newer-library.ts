import type { Page } from 'puppeteer';
import type { WhatsAppClient } from '../whatsapp-library';

type Expose = Page['exposeFunction'];

/** Runs in each start of the client, on its blank page. */
function onStart(client: WhatsAppClient, run: () => Promise<void>): void {
  const start = client.initWebVersionCache.bind(client);
  client.initWebVersionCache = async () => {
    await run();
    await start();
  };
}

/**
 * As upstream's library does since its repair, and WAHA's fork: out of QR codes,
 * the page is made to show new ones. `expose` tells whether that passes our hook.
 */
export function refreshWhenIdle(
  expose: (page: Page) => Expose = (page) => page.exposeFunction.bind(page),
): (client: WhatsAppClient) => void {
  return (client) =>
    onStart(client, async () => {
      const { pupPage: page } = client;
      await expose(page)(
        'onAuthAppStateChangedEvent',
        async (state: string) => {
          if (state !== 'UNPAIRED_IDLE') return;
          await page.evaluate(`require('WAWebCmd').Cmd.refreshQR()`);
        },
      );
    });
}

/** A fork that reaches its page in a way that we do not hook. */
export function exposeUnseen(page: Page): Expose {
  const prototype = Object.getPrototypeOf(page) as object;
  return (Reflect.get(prototype, 'exposeFunction') as Expose).bind(page);
}

/** As upstream's library and WAHA's fork do: the secret is read at injection. */
export function readSecretOnce(client: WhatsAppClient): void {
  onStart(client, async () => {
    await client.pupPage.evaluateOnNewDocument(`{
      let report, secret;
      const once = (qr) => {
        const fields = qr.split(',');
        fields[3] = secret ??= fields[3];
        return report(fields.join(','));
      };
      Object.defineProperty(window, 'onQRChangedEvent', {
        configurable: true,
        get: () => report && once,
        set: (value) => { report = value; },
      });
    }`);
  });
}
