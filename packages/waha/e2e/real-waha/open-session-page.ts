import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import puppeteer, { type Browser, type Page } from 'puppeteer';
import type { RunningWaha } from './running-waha';

const portFile = 'DevToolsActivePort';

/** The page of WAHA's only WEBJS session; disconnect the browser afterwards. */
export async function openSessionPage(
  waha: RunningWaha,
): Promise<{ browser: Browser; page: Page }> {
  const [file] = readdirSync(waha.dataFolder, { recursive: true })
    .map(String)
    .filter((name) => name.endsWith(portFile));
  if (file === undefined) {
    throw new Error(`No browser with ${portFile} runs for WAHA.`);
  }
  const lines = readFileSync(join(waha.dataFolder, file), 'utf8').split('\n');
  const [port, path] = lines;
  const browser = await puppeteer.connect({
    browserWSEndpoint: `ws://127.0.0.1:${port}${path}`,
    defaultViewport: null,
  });
  const pages = await browser.pages();
  const page = pages.find((each) => each.url().includes('web.whatsapp.com'));
  if (page === undefined) throw new Error('WAHA has no page of WhatsApp open.');
  return { browser, page };
}

/** From then on whatsapp-web.js may ask the page for fresh refs. */
export async function untilRefsRanOut(waha: RunningWaha): Promise<void> {
  const { browser, page } = await openSessionPage(waha);
  try {
    await page.waitForFunction(
      `require('WAWebSocketModel').Socket.state === 'UNPAIRED_IDLE'`,
      { timeout: 60_000, polling: 50 },
    );
  } finally {
    await browser.disconnect();
  }
}
