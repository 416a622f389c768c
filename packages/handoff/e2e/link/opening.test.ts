import type { Page } from 'puppeteer';
import { chatApp } from '../hosts/chat-app';
import { HandoffHost } from '../hosts/handoff-host';
import { startPrefixProxy } from '../hosts/prefix-proxy';
import { expectText, Visitor } from '../hosts/visitor';

describe('opening a link', () => {
  let visitor: Visitor;
  let host: HandoffHost;

  beforeAll(async () => {
    visitor = await Visitor.arrive();
  });

  afterAll(() => visitor.leave());

  beforeEach(async () => {
    host = await HandoffHost.start();
    host.raiseGate();
  });

  afterEach(() => host.close());

  it('changes nothing: a mail scanner that runs scripts leaves it alive', async () => {
    const link = await host.mint();
    const scanner = await visitor.open(link);
    const posted = watchPosts(scanner);
    await expectText(scanner, 'Sign with your passkey');
    await scanner.evaluate(() => {
      for (const details of document.querySelectorAll('details')) {
        details.open = true;
      }
      for (const node of document.querySelectorAll<HTMLElement>('button, a')) {
        node.click();
        node.dispatchEvent(new MouseEvent('click', { bubbles: true }));
      }
      for (const form of document.forms) form.requestSubmit();
      window.scrollTo(0, document.body.scrollHeight);
    });
    await nextLook(scanner);
    expect(posted).toEqual([]);
    const owner = await visitor.open(link);
    await owner.locator('::-p-text(Continue on another device)').click();
    await expectText(owner, 'Or open this link there');
    await expectText(scanner, 'This link was opened already');
  });

  it('shows neither challenge nor code before the first click', async () => {
    const page = await visitor.open(await host.mint());
    await expectText(page, 'Session');
    const { challenge } = host.session.challenge();
    expect(await page.content()).not.toContain(challenge);
    host.driver.emit({ type: 'awaiting-phone' });
    host.driver.emit({ type: 'code', code: 'ABCD1234', selfConfirming: false });
    await expectText(page, 'Continue here');
    expect(await page.content()).not.toContain('ABCD');
  });

  it.each([
    ['a last slash', (link: string) => link.replace('#', '/#')],
    ['a parameter', (link: string) => link.replace('#', '?utm_source=mail#')],
    ['a parameter behind it', (link: string) => `${link}?utm_source=mail`],
    ['a full stop', (link: string) => `${link}.`],
  ])('goes with %s', async (_, change) => {
    const page = await visitor.open(change(await host.mint()));
    await expectText(page, 'Session');
    await page.locator('::-p-text(Cancel)').click();
    await expectText(page, 'Not linked');
  });

  it.each(['', '/'])(
    'goes below a path of a proxy, with %j behind it',
    async (slash) => {
      const below = await HandoffHost.start('default', '/waha');
      const proxy = await startPrefixProxy(below.origin, '/waha');
      try {
        below.raiseGate();
        const { pathname, hash } = new URL(await below.mint());
        expect(pathname).toBe('/waha/passkey');
        const link = `${proxy.origin}${pathname}${slash}${hash}`;
        const page = await visitor.open(link);
        await expectText(page, 'Session');
        await page.locator('::-p-text(Cancel)').click();
        await expectText(page, 'Not linked');
      } finally {
        await proxy.close();
        await below.close();
      }
    },
  );

  it('survives answers that are lost on their way', async () => {
    const page = await visitor.open(await host.mint());
    await expectText(page, 'Session');
    const lost = await loseFirstAnswer(page, ['/claim', '/transfer']);
    await page.locator('::-p-text(Continue on another device)').click();
    await expectText(page, 'Or open this link there');
    expect(lost).toEqual(['/claim', '/transfer']);
    const moved = await page.$eval('pre', (pre) => pre.innerText.trim());
    const there = await visitor.open(moved);
    await expectText(there, 'Sign with your passkey');
  });

  describe('inside a chat app', () => {
    it('says so, and leaves a whole link for its menu and to copy', async () => {
      const link = await host.mint();
      const page = await visitor.open(link, {
        userAgent: chatApp,
        touch: true,
        width: 390,
      });
      await expectText(page, 'You are inside another app');
      expect(page.url()).toBe(link);
      await page
        .browserContext()
        .overridePermissions(host.url, [
          'clipboard-read',
          'clipboard-sanitized-write',
        ]);
      await page.locator('::-p-text(Copy the link)').click();
      await expectText(page, 'Copied');
      const copied = await page.evaluate(() => navigator.clipboard.readText());
      expect(copied).toBe(link);
      const there = await visitor.open(copied);
      await expectText(there, 'Sign with your passkey');
      expect(there.url()).not.toContain('#');
    });

    it('takes the ticket out of the address once it is spent', async () => {
      const page = await visitor.open(await host.mint(), {
        userAgent: chatApp,
      });
      await expectText(page, 'You are inside another app');
      await page.locator('::-p-text(Cancel)').click();
      await expectText(page, 'Not linked');
      expect(page.url()).toBe(`${host.url}/passkey`);
    });
  });
});

function watchPosts(page: Page): string[] {
  const posted: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST') posted.push(request.url());
  });
  return posted;
}

async function nextLook(page: Page): Promise<void> {
  await page.waitForResponse((response) => response.url().endsWith('/attempt'));
}

/** The server does it; the page never hears of it, the first time. */
async function loseFirstAnswer(page: Page, ends: string[]): Promise<string[]> {
  const lost: string[] = [];
  const devtools = await page.createCDPSession();
  await devtools.send('Fetch.enable', {
    patterns: [{ urlPattern: '*/passkey/*', requestStage: 'Response' }],
  });
  devtools.on('Fetch.requestPaused', ({ requestId, request }) => {
    const end = ends.find((each) => request.url.endsWith(each));
    if (end === undefined || lost.includes(end)) {
      void devtools.send('Fetch.continueRequest', { requestId });
      return;
    }
    lost.push(end);
    void devtools.send('Fetch.failRequest', {
      requestId,
      errorReason: 'ConnectionReset',
    });
  });
  return lost;
}
