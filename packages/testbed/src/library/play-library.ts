import type { Page } from 'puppeteer';
import type { LibraryBehaviour } from './library-behaviour';

type Expose = Page['exposeFunction'];

/** The members used of a whatsapp-web.js client. */
export interface PlayedClient {
  pupPage: Page;
  /** Called at each start, on the blank page. */
  initWebVersionCache(): Promise<void>;
}

/**
 * Has a client of npm's whatsapp-web.js behave as another generation of it, at
 * each start. None of that generation's code is in here.
 */
export function playLibrary(
  client: PlayedClient,
  { idleRefresh, secretRead }: LibraryBehaviour,
): void {
  const start = client.initWebVersionCache.bind(client);
  client.initWebVersionCache = async () => {
    const { pupPage: page } = client;
    if (secretRead === 'once-per-injection') await readSecretOnce(page);
    if (idleRefresh !== 'none') {
      await refreshWhenIdle(
        page,
        idleRefresh === 'unseen'
          ? exposeUnseen(page)
          : page.exposeFunction.bind(page),
      );
    }
    await start();
  };
}

async function refreshWhenIdle(page: Page, expose: Expose): Promise<void> {
  await expose('onAuthAppStateChangedEvent', async (state: string) => {
    if (state !== 'UNPAIRED_IDLE') return;
    await page.evaluate(`require('WAWebCmd').Cmd.refreshQR()`);
  });
}

/** Not by the page object's own property, which others may have wrapped. */
function exposeUnseen(page: Page): Expose {
  const prototype = Object.getPrototypeOf(page) as object;
  return (Reflect.get(prototype, 'exposeFunction') as Expose).bind(page);
}

/** What the library reports goes through here, with the first secret in it. */
async function readSecretOnce(page: Page): Promise<void> {
  await page.evaluateOnNewDocument(`{
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
}
