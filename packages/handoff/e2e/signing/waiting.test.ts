import type { Page } from 'puppeteer';
import { HandoffHost } from '../hosts/handoff-host';
import { installSilentExtension } from '../hosts/silent-extension';
import { expectText, Visitor } from '../hosts/visitor';

const ended = 'The request ended before your passkey answered';

describe('a passkey that never answers', () => {
  let visitor: Visitor;
  let host: HandoffHost;
  let waiting: Page | null;

  beforeAll(async () => {
    visitor = await Visitor.arrive();
  });

  afterAll(() => visitor.leave());

  beforeEach(async () => {
    host = await HandoffHost.start();
    host.raiseGate();
    waiting = null;
  });

  afterEach(async () => {
    await waiting?.browserContext().close();
    await host.close();
  });

  async function startWaiting(): Promise<Page> {
    const page = await visitor.open(await host.mint(), {
      before: installSilentExtension,
    });
    waiting = page;
    await page.locator('::-p-text(Sign with the browser ext)').click();
    await expectText(page, 'Waiting for your passkey');
    await page.waitForFunction(() => 'signNow' in window);
    return page;
  }

  it('leaves Cancel to the owner', async () => {
    const page = await startWaiting();
    await page.locator('::-p-text(Cancel)').click();
    await expectText(page, 'Not linked');
    expect(host.driver.countOrders('cancel')).toBe(1);
    expect(await page.$$('[role=alert]')).toEqual([]);
  });

  it('leaves another device to the owner', async () => {
    const page = await startWaiting();
    await page.locator('::-p-text(Continue on another device)').click();
    await expectText(page, 'Or open this link there');
  });

  it('is not waited for once the request was cancelled elsewhere', async () => {
    const page = await startWaiting();
    await host.session.cancel();
    await expectText(page, ended);
    await expectText(page, 'Not linked');
  });

  it('is not waited for once WhatsApp gave up', async () => {
    const page = await startWaiting();
    host.driver.emit({
      type: 'failed',
      reason: 'TIMED_OUT_BY_WHATSAPP',
      retryable: true,
    });
    await expectText(page, ended);
    await expectText(page, 'Ask for a new request');
  });

  it('is not waited for once the session stopped', async () => {
    const page = await startWaiting();
    host.stop();
    await expectText(page, 'This link was replaced');
  });

  it('is not waited for once the time is over, though no server says so', async () => {
    host.clock.advance(594_000);
    const page = await startWaiting();
    await page.setOfflineMode(true);
    await expectText(page, ended);
    await expectText(page, 'Time left: 0:00');
  });

  it('is not heard when it answers after a renewal, and the next try goes', async () => {
    const page = await startWaiting();
    const posted: string[] = [];
    page.on('request', (request) => {
      if (request.url().endsWith('/assertion')) posted.push(request.url());
    });
    host.driver.emit({
      type: 'failed',
      reason: 'TIMED_OUT_BY_WHATSAPP',
      retryable: true,
    });
    host.driver.react('renew', () => void host.raiseGate());
    await page.locator('::-p-text(Ask for a new request)').click();
    await page.locator('::-p-text(Sign with the browser ext)').wait();
    await page.evaluate(() => {
      (Reflect.get(window, 'signNow') as () => void)();
    });
    await page.waitForResponse((response) =>
      response.url().endsWith('/attempt'),
    );
    expect(posted).toEqual([]);
    await page.locator('::-p-text(Sign with the browser ext)').click();
    await expectText(page, 'Waiting for your passkey');
  });
});

describe('a browser that leaves every question open', () => {
  it.each([
    ['that never settle', silencePlatform],
    ['that are missing, as in WebKitGTK', removePlatform],
    ['that throw', breakPlatform],
  ])(
    'gets the page all the same: credentials %s',
    async (_, spoil) => {
      const visitor = await Visitor.arrive();
      const host = await HandoffHost.start();
      host.raiseGate();
      try {
        const page = await visitor.open(await host.mint(), {
          before: (tab) => tab.evaluateOnNewDocument(spoil),
        });
        await expectText(page, 'Your browser cannot sign for WhatsApp');
        await page.locator('::-p-text(Cancel)').click();
        await expectText(page, 'Not linked');
      } finally {
        await visitor.leave();
        await host.close();
      }
    },
    30_000,
  );
});

function silencePlatform(): void {
  const never = () => new Promise(() => undefined);
  Reflect.set(CredentialsContainer.prototype, 'get', (options: object) => {
    // As Chromium where a policy speaks of it: the member is read.
    const { publicKey } = options as { publicKey: { extensions: object } };
    Object.values(publicKey.extensions);
    return never();
  });
  for (const question of [
    'isUserVerifyingPlatformAuthenticatorAvailable',
    'isConditionalMediationAvailable',
    'getClientCapabilities',
  ]) {
    Reflect.set(PublicKeyCredential, question, never);
  }
}

function removePlatform(): void {
  Reflect.deleteProperty(window, 'PublicKeyCredential');
  Reflect.deleteProperty(Navigator.prototype, 'credentials');
}

function breakPlatform(): void {
  Reflect.set(CredentialsContainer.prototype, 'get', () => {
    throw new TypeError('Illegal invocation');
  });
}
