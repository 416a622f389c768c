import type { Page } from 'puppeteer';
import { HandoffHost } from '../hosts/handoff-host';
import { serve } from '../hosts/serve';
import { expectText, Visitor } from '../hosts/visitor';

const markup = '<img src=x onerror="document.title=`owned`">';

describe('somebody hostile', () => {
  let visitor: Visitor;
  let host: HandoffHost;

  beforeAll(async () => {
    visitor = await Visitor.arrive();
  });

  afterAll(() => visitor.leave());

  beforeEach(async () => {
    host = await HandoffHost.start(markup);
    host.raiseGate();
  });

  afterEach(() => host.close());

  it('gets no markup into the page by a session’s name', async () => {
    const page = await visitor.open(await host.mint());
    await expectText(page, markup);
    expect(await page.title()).toBe('Link a device with your passkey');
    expect(await page.$$('img')).toEqual([]);
  });

  it('gets nothing loaded from elsewhere, and no ticket in any URL', async () => {
    const asked: string[] = [];
    const link = await host.mint();
    const page = await visitor.open(link, {
      before: (tab) => {
        tab.on('request', (request) => asked.push(request.url()));
        return Promise.resolve();
      },
    });
    await expectText(page, 'Session');
    await page.waitForResponse((response) =>
      response.url().endsWith('/attempt'),
    );
    const elsewhere = asked.filter(
      (url) => !url.startsWith(host.url) && !url.startsWith('data:'),
    );
    expect(elsewhere).toEqual([]);
    const ticket = new URL(link).hash;
    // Chromium reports the document's own URL with its fragment.
    expect(asked.slice(1).filter((url) => url.includes(ticket))).toEqual([]);
  });

  it('cannot click for the visitor', async () => {
    const page = await visitor.open(await host.mint());
    await expectText(page, 'Session');
    host.driver.emit({ type: 'awaiting-phone' });
    host.driver.emit({ type: 'code', code: 'ABCD1234', selfConfirming: false });
    await page.locator('::-p-text(Continue here)').click();
    await expectText(page, 'They match');
    await page.$$eval('button', (buttons) => {
      for (const button of buttons) button.click();
    });
    await page.waitForResponse((response) =>
      response.url().endsWith('/attempt'),
    );
    for (const order of ['confirm', 'reject', 'cancel', 'renew'] as const) {
      expect([order, host.driver.countOrders(order)]).toEqual([order, 0]);
    }
  });

  it('cannot hand in a result by a message', async () => {
    const page = await visitor.open(await host.mint());
    await expectText(page, 'Session');
    const posted: string[] = [];
    page.on('request', (request) => {
      if (request.method() === 'POST') posted.push(request.url());
    });
    await page.evaluate(() => {
      const assertion = { type: 'public-key', response: {} };
      window.postMessage({ type: 'waha-passkey-ready' });
      window.postMessage({ type: 'waha-passkey-result', assertion });
    });
    await page.waitForResponse((response) =>
      response.url().endsWith('/attempt'),
    );
    expect(posted).toEqual([]);
  });

  it('cannot frame the page', async () => {
    const site = await serve(`<iframe src="${await host.mint()}"></iframe>`);
    try {
      const page = await visitor.open(site.url);
      const framed = await frameOf(page, host.url);
      expect(framed).toBe(false);
      expect(host.session.attempt?.phase).toBe('awaiting-assertion');
    } finally {
      await site.close();
    }
  });

  it('cannot reach the page by its opener, nor read its routes', async () => {
    const link = await host.mint();
    const site = await serve('<button id="go">go</button>');
    try {
      const page = await visitor.open(site.url);
      const outcome = await page.evaluate(async (url) => {
        const opened = window.open(url);
        await new Promise((resolve) => setTimeout(resolve, 1_500));
        const reached = opened !== null && !opened.closed;
        const read = await fetch(url).then(
          () => 'read',
          () => 'refused',
        );
        return { reached, read };
      }, link);
      expect(outcome).toEqual({ reached: false, read: 'refused' });
    } finally {
      await site.close();
    }
  });
});

/** Whether a frame of that origin got as far as running. */
async function frameOf(page: Page, origin: string): Promise<boolean> {
  await page.waitForNetworkIdle();
  for (const frame of page.frames()) {
    if (!frame.url().startsWith(origin)) continue;
    return frame.evaluate(() => document.querySelector('main') !== null);
  }
  return false;
}
