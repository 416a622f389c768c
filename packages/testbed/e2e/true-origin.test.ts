import { connect } from 'node:net';
import puppeteer from 'puppeteer';
import { chromiumLaunchOptions } from '../src/chromium/chromium-launch-options';
import { startBrowserFixture, type BrowserFixture } from './browser-fixture';

let fixture: BrowserFixture;

beforeAll(async () => {
  fixture = await startBrowserFixture();
});
afterEach(() => fixture.closePages());
afterAll(() => fixture.stop());

it('is a secure context at the true origin', async () => {
  const page = await fixture.open();
  expect(
    await page.evaluate(() => [location.origin, window.isSecureContext]),
  ).toEqual(['https://web.whatsapp.com', true]);
});

it('is all that its headless browser loads', async () => {
  const page = await fixture.open();
  const browser = await fixture.browser.target().createCDPSession();
  const { targetInfos } = await browser.send('Target.getTargets', {
    filter: [{}],
  });
  const loaded = new Set(targetInfos.map(({ url }) => url));
  expect([...loaded].sort()).toEqual(['about:blank', page.url()]);
});

it('trusts the one key only', async () => {
  const options = chromiumLaunchOptions(fixture.standIn);
  const browser = await puppeteer.launch({
    ...options,
    args: options.args.filter((arg) => !arg.includes('spki')),
  });
  const page = await browser.newPage();
  await expect(page.goto(fixture.standIn.origin)).rejects.toThrow(
    'ERR_CERT_AUTHORITY_INVALID',
  );
  await browser.close();
});

it('has a policy that blocks inline code and other servers', async () => {
  const page = await fixture.open();
  const blocked = await page.evaluate(async () => {
    const violations: string[] = [];
    const both = new Promise<void>((resolve) => {
      document.addEventListener('securitypolicyviolation', (event) => {
        violations.push(event.effectiveDirective);
        if (violations.length === 2) resolve();
      });
    });
    const script = document.createElement('script');
    script.textContent = 'window.ran = true';
    document.head.append(script);
    const failed = await fetch('http://127.0.0.1:9/').then(
      () => false,
      () => true,
    );
    await both;
    return { violations, failed, ran: 'ran' in window };
  });
  expect(blocked).toEqual({
    violations: ['script-src-elem', 'connect-src'],
    failed: true,
    ran: false,
  });
});

describe('the proxy', () => {
  it('leads the true host to the stand-in', async () => {
    const options = chromiumLaunchOptions({
      chromiumArgs: [
        `--proxy-server=${fixture.standIn.proxyUrl}`,
        fixture.standIn.chromiumArgs[1] ?? '',
      ],
    });
    const browser = await puppeteer.launch(options);
    const page = await browser.newPage();
    await page.goto(fixture.standIn.origin);
    await fixture.standIn.waitForQr();
    expect(await page.title()).toBe('WhatsApp (stand-in)');
    await browser.close();
  });

  it('refuses every other host', async () => {
    const { hostname, port } = new URL(fixture.standIn.proxyUrl);
    const answer = await new Promise<string>((resolve, reject) => {
      const socket = connect(Number(port), hostname, () => {
        socket.write('CONNECT example.org:443 HTTP/1.1\r\n\r\n');
      });
      socket.once('data', (data) => resolve(data.toString()));
      socket.once('error', reject);
    });
    expect(answer).toMatch(/^HTTP\/1.1 403/);
  });
});
