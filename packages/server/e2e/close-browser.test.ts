import { once } from 'node:events';
import { chromiumLaunchOptions } from '@waha-passkey/testbed';
import puppeteer from 'puppeteer';
import { closeBrowser } from '../src/engines/webjs/close-browser';

describe('closeBrowser', () => {
  it('lets a browser end by itself', async () => {
    const browser = await launch();
    const exit = exitOf(browser);
    await closeBrowser(browser);
    expect(await exit).toEqual([0, null]);
  });

  it('kills one that does not', async () => {
    const browser = await launch();
    const exit = exitOf(browser);
    browser.process()?.kill('SIGSTOP');
    await closeBrowser(browser, 200);
    expect(await exit).toEqual([null, 'SIGKILL']);
  });

  it('has nothing to do for one that is gone or never came up', async () => {
    const browser = await launch();
    await browser.close();
    await closeBrowser(browser);
    await closeBrowser(undefined);
    expect(browser.connected).toBe(false);
  });
});

type Browser = Awaited<ReturnType<typeof launch>>;

function launch() {
  return puppeteer.launch(chromiumLaunchOptions({ chromiumArgs: [] }));
}

function exitOf(browser: Browser): Promise<unknown[]> {
  const child = browser.process();
  if (!child) throw new Error('The browser has no process.');
  return once(child, 'exit');
}
