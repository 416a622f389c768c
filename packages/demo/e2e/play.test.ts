import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { chromiumLaunchOptions } from '@waha-passkey/testbed';
import puppeteer, { type Browser, type Page } from 'puppeteer';
import { DemoProcess } from './demo-process';

const DEADLINE_MS = 90_000;

describe('a person who plays', () => {
  let browser: Browser;
  let cli: DemoProcess;

  beforeAll(async () => {
    browser = await puppeteer.launch(
      chromiumLaunchOptions({ chromiumArgs: [] }),
    );
  });

  afterAll(() => browser.close());
  afterEach(() => cli.end());

  it(
    'links by clicks alone in the interactive demo, which then exits 0',
    async () => {
      const { play, phone } = await scanInDemo();
      await showsStatus(play, 'PASSKEY_REQUIRED');
      expect(await readText(play)).toContain('links a NEW device');
      await click(play, 'Sign with the passkey');
      await click(phone, 'Link device');
      await showsStatus(play, 'WORKING');

      cli.interrupt();
      expect(await cli.exitCode()).toBe(0);
      expect(cli.findLeftovers()).toEqual([]);
    },
    DEADLINE_MS,
  );

  it(
    'answers the checkpoint of a linked device, also after a cancel',
    async () => {
      const { play, phone } = await scanInDemo();
      await click(play, 'Sign with the passkey');
      await click(phone, 'Link device');
      await showsStatus(play, 'WORKING');
      expect(await countButtons(play)).toBe(1);

      await click(phone, 'Ask for passkey');
      await click(play, 'Cancel');
      await shows(play, 'The device stays linked');
      await showsStatus(play, 'WORKING');
      await click(play, 'Ask again');
      await shows(play, 'signing links nothing new');
      expect(await readText(play)).not.toContain('NEW device');
      await click(play, 'Sign with the passkey');
      await shows(play, 'WhatsApp took the passkey.');
      await showsStatus(play, 'WORKING');
      expect(await countButtons(play)).toBe(1);
      expect(await readText(phone)).not.toContain('waits for the passkey');
    },
    DEADLINE_MS,
  );

  it(
    'compares the codes, sees that they match, and says so on both sides',
    async () => {
      const { play, phone } = await scanInDemo('--code');
      await showsStatus(play, 'PASSKEY_REQUIRED');
      // A page in the background draws no frames, and polls nothing.
      await play.bringToFront();
      await play.waitForFunction(() =>
        document.body.innerText.includes('must be compared: over'),
      );
      await click(play, 'Sign with the passkey');
      await click(phone, 'Link device');
      await showsStatus(play, 'PASSKEY_CONFIRMATION_REQUIRED');
      const code = await play.$eval('.code', (shown) => shown.textContent);
      expect(await readText(phone)).toContain(code);
      await click(play, 'They match');
      await click(phone, 'They match');
      await showsStatus(play, 'WORKING');
    },
    DEADLINE_MS,
  );

  describe('with the server of `start`', () => {
    let folder: string;

    beforeEach(() => {
      folder = mkdtempSync(path.join(os.tmpdir(), 'cli-data-'));
    });

    afterEach(() => rmSync(folder, { recursive: true }));

    it(
      'links by clicks; Ctrl-C ends it with 0, and the next start is linked',
      async () => {
        cli = start();
        const url = await cli.find(/API +(http:\S+)/);
        const key = await cli.find(/X-Api-Key +([0-9a-f]{32})/);
        expect(cli.output.split(key)).toHaveLength(2);
        const play = await open(await cli.find(/Owner +(http:\S+)/));
        const phone = await open(await cli.find(/Phone +(http:\S+)/));

        await showsStatus(play, 'STOPPED');
        await click(play, 'Start it');
        await showsStatus(play, 'SCAN_QR_CODE');
        await click(phone, 'Scan');
        await click(play, 'Sign with the passkey');
        await click(phone, 'Link device');
        await showsStatus(play, 'WORKING');
        const answer = await fetch(`${url}/api/sessions/default`, {
          headers: { 'X-Api-Key': key },
        });
        expect(await answer.json()).toMatchObject({ status: 'WORKING' });

        cli.interrupt();
        expect(await cli.exitCode()).toBe(0);
        expect(cli.findLeftovers()).toEqual([]);
        await cli.end();

        cli = start();
        await showsStatus(
          await open(await cli.find(/Owner +(http:\S+)/)),
          'WORKING',
        );
      },
      DEADLINE_MS,
    );

    it(
      'sees why NOWEB cannot link the account',
      async () => {
        cli = start();
        const url = await cli.find(/API +(http:\S+)/);
        const key = await cli.find(/X-Api-Key +([0-9a-f]{32})/);
        const play = await open(await cli.find(/Owner +(http:\S+)/));
        await showsStatus(play, 'STOPPED');
        const created = await fetch(`${url}/api/sessions`, {
          method: 'POST',
          headers: { 'X-Api-Key': key, 'Content-Type': 'application/json' },
          body: JSON.stringify({ name: 'default', engine: 'NOWEB' }),
        });
        expect(created.status).toBe(201);

        await showsStatus(play, 'SCAN_QR_CODE');
        await click(play, 'Scan it');
        await showsStatus(play, 'PASSKEY_REQUIRED');
        expect(await readText(play)).toContain('Link this account with WEBJS');
      },
      DEADLINE_MS,
    );

    function start(): DemoProcess {
      return new DemoProcess(
        [
          'start',
          ...['--port', '0', '--play-port', '0'],
          ...['--account', path.join(folder, 'whatsapp/account.json')],
        ],
        {
          WAHA_LOCAL_STORE_BASE_DIR: path.join(folder, 'sessions'),
          WAHA_API_KEY: '',
        },
      );
    }
  });

  /** In the interactive demo, whose two pages are open then. */
  async function scanInDemo(...options: string[]) {
    cli = new DemoProcess(['demo', '--interactive', ...options, '--port', '0']);
    const play = await open(await cli.find(/Open (http:\S+) and play/));
    const phone = await open(await cli.find(/phone is at (http:\S+?)\. /));
    await showsStatus(play, 'SCAN_QR_CODE');
    await click(phone, 'Scan');
    return { play, phone };
  }

  async function open(url: string): Promise<Page> {
    const page = await browser.newPage();
    await page.goto(url);
    return page;
  }

  /** As a person does: a trusted click, once the button is there. */
  async function click(page: Page, name: string): Promise<void> {
    await page.bringToFront();
    await page
      .locator(`::-p-aria([role="button"][name="${name}"])`)
      .setTimeout(30_000)
      .click();
  }

  async function showsStatus(page: Page, status: string): Promise<void> {
    await page.waitForSelector(`[data-status="${status}"]`, {
      timeout: 30_000,
    });
  }

  async function shows(page: Page, text: string): Promise<void> {
    await page.bringToFront();
    await page.waitForFunction(
      (expected) => document.body.innerText.includes(expected),
      { timeout: 30_000 },
      text,
    );
  }

  function countButtons(page: Page): Promise<number> {
    return page.$$eval('button', (buttons) => buttons.length);
  }

  function readText(page: Page): Promise<string> {
    return page.evaluate(() => document.body.innerText);
  }
});
