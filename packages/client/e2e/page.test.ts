import path from 'node:path';
import { buildSync } from 'esbuild';
import puppeteer, { type Browser } from 'puppeteer';
import { HttpServer } from './hosts/http-server';

let server: HttpServer;
let browser: Browser;

beforeAll(async () => {
  server = await HttpServer.start();
  browser = await puppeteer.launch({
    ...(process.env['PUPPETEER_EXECUTABLE_PATH'] && {
      executablePath: process.env['PUPPETEER_EXECUTABLE_PATH'],
    }),
    args: ['--no-sandbox'],
  });
}, 60_000);

afterAll(async () => {
  await browser.close();
  await server.stop();
});

/** What a page or an extension makes of this package. */
function bundle(): string {
  const { outputFiles } = buildSync({
    entryPoints: [path.join(__dirname, '../src/index.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'client',
    target: ['chrome129', 'firefox128'],
    conditions: ['passkey:source'],
  });
  return outputFiles[0]?.text ?? '';
}

it('asks and follows from a page, with its own fetch and WebSocket', async () => {
  server.answer = ({ url }) =>
    url === '/page'
      ? {
          html: '<title>Page</title>',
          headers: { 'Content-Type': 'text/html' },
        }
      : { json: { name: 'shop', status: 'WORKING' } };
  const page = await browser.newPage();
  await page.goto(`${server.origin}/page`);
  await page.evaluate(bundle());
  const result = await page.evaluate(`(async () => {
    const url = location.origin + '/waha';
    const shop = new client.PasskeyClient({ url, apiKey: 'key' }).session('shop');
    const events = await shop.openEvents();
    const { payload } = await events.next();
    events.close();
    const gone = new client.PasskeyClient({ url: 'http://127.0.0.1:1' });
    const error = await gone.ping().catch((reason) => reason);
    return [payload.status, error instanceof client.NetworkError, error.kind];
  })()`);
  expect(result).toEqual(['WORKING', true, 'connection']);
  expect(server.upgrades).toEqual([
    '/waha/ws?session=shop&events=session.status&x-api-key=key',
  ]);
  expect(server.requests.filter(({ key }) => key === 'key')).toHaveLength(1);
}, 60_000);
