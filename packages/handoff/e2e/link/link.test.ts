import type { Page } from 'puppeteer';
import { HandoffHost } from '../hosts/handoff-host';
import { expectText, Visitor } from '../hosts/visitor';

describe('an opened link', () => {
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

  it('leaves the address and the history at once', async () => {
    const link = await host.mint();
    const page = await visitor.open(link);
    await expectText(page, 'Session');
    expect(page.url()).toBe(`${host.url}/passkey`);
    expect(await page.evaluate(() => history.length)).toBe(2);
    await page.goBack();
    expect(page.url()).toBe('about:blank');
  });

  it('survives a reload', async () => {
    const page = await visitor.open(await host.mint());
    await expectText(page, 'Session');
    await page.reload();
    await expectText(page, 'Sign with your passkey');
    await page.locator('::-p-text(By copy and paste)').click();
    await page.locator('::-p-text(It asks for a request)').click();
    await page.locator('::-p-text(Show the request)').click();
    await expectText(page, 'Copy this request');
    await page.reload();
    await page.locator('::-p-text(By copy and paste)').click();
    await page.locator('::-p-text(It asks for a request)').click();
    await expectText(page, 'Copy this request');
  });

  it('goes on when the server answers again', async () => {
    const page = await visitor.open(await host.mint());
    await expectText(page, 'Session');
    await page.setOfflineMode(true);
    await expectText(page, 'The server does not answer');
    await page.setOfflineMode(false);
    await page.waitForFunction(
      () => !document.body.innerText.includes('The server does not answer'),
    );
  });

  it('moves to another device, and is finished here', async () => {
    const page = await visitor.open(await host.mint());
    await expectText(page, 'Session');
    await page.locator('::-p-text(Continue on another device)').click();
    await expectText(page, 'Or open this link there');
    const moved = await page.$eval('pre', (pre) => pre.innerText.trim());
    expect(await isDrawn(page)).toBe(true);
    await page.locator('::-p-text(Copy)').click();
    await expectText(page, 'Copied');
    await page.reload();
    await expectText(page, 'This link is incomplete');
    const there = await visitor.open(moved);
    await expectText(there, 'Sign with your passkey');
  });

  it('speaks the visitor’s language', async () => {
    const page = await visitor.open(await host.mint(), { language: 'pt-BR' });
    await expectText(page, 'Sessão “default”');
    expect(await page.$eval('html', ({ lang }) => lang)).toBe('pt');
  });

  it('counts down by the server’s clock, whatever the visitor’s says', async () => {
    const page = await visitor.open(await host.mint(), {
      before: (tab) =>
        tab.evaluateOnNewDocument(() => {
          const now = Date.now.bind(Date);
          Date.now = () => now() + 3_600_000;
        }),
    });
    await expectText(page, 'Time left: 5:00');
  });

  it('lets a human say that the codes match', async () => {
    const page = await visitor.open(await host.mint());
    await expectText(page, 'Session');
    host.driver.emit({ type: 'awaiting-phone' });
    host.driver.emit({ type: 'code', code: 'ABCD1234', selfConfirming: false });
    await page.locator('::-p-text(Continue here)').click();
    await expectText(page, 'ABCD-1234');
    await page.locator('::-p-text(They match)').click();
    await expectText(page, 'Almost there');
    expect(host.driver.countOrders('confirm')).toBe(1);
  });

  it('lets a human say that they differ', async () => {
    const page = await visitor.open(await host.mint());
    await expectText(page, 'Session');
    host.driver.emit({ type: 'awaiting-phone' });
    host.driver.emit({ type: 'code', code: 'ABCD1234', selfConfirming: false });
    await page.locator('::-p-text(Continue here)').click();
    await expectText(page, 'They differ');
    await page.locator('::-p-text(They differ)').click();
    await expectText(page, 'Not linked');
    expect(host.driver.countOrders('reject')).toBe(1);
    expect(host.driver.countOrders('confirm')).toBe(0);
  });

  it('can be worked with the keyboard alone', async () => {
    const page = await visitor.open(await host.mint());
    await expectText(page, 'Session');
    host.driver.emit({ type: 'awaiting-phone' });
    host.driver.emit({ type: 'code', code: 'ABCD1234', selfConfirming: false });
    await expectText(page, 'Continue here');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expectText(page, 'They match');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expectText(page, 'Almost there');
  });
});

function isDrawn(page: Page): Promise<boolean> {
  return page.$eval('canvas', (canvas) => {
    const { width, height } = canvas;
    const pixels = canvas
      .getContext('2d')
      ?.getImageData(0, 0, width, height).data;
    return new Set(pixels).size > 1;
  });
}
