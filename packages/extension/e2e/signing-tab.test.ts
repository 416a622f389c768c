import { createAccount } from '@waha-passkey/testbed';
import type { Page } from 'puppeteer';
import { PanelReader } from '../../signing/e2e/panel';
import {
  installPasswordManager,
  type AnswerShape,
  type PasswordManagerOptions,
} from '../../signing/e2e/password-manager';
import { buildExtension, type BuiltExtension } from './hosts/build-extension';
import { HelperBrowser } from './hosts/helper-browser';
import { createLinkingChallenge } from './hosts/linking-challenge';
import { Person } from './hosts/person';
import { SigningSite } from './hosts/signing-site';
import { takeScreenshot } from './hosts/take-screenshot';
import { UpstreamServer } from './hosts/upstream-server';

const account = createAccount();
let server: UpstreamServer;
let site: SigningSite;
let extension: BuiltExtension;
let owner: HelperBrowser;
let helper: Page;

beforeAll(async () => {
  [server, site, extension] = await Promise.all([
    UpstreamServer.start(),
    SigningSite.start(),
    buildExtension(),
  ]);
  owner = await HelperBrowser.launch(extension.folder, site);
  helper = await owner.openHelper();
  const person = new Person(helper);
  await person.pair(server);
  await person.read('pending');
}, 60_000);

afterEach(async () => {
  server.closeGates();
  site.hasApp = true;
  await helper.reload();
});

afterAll(async () => {
  await owner.close();
  await Promise.all([server.stop(), site.stop(), extension.remove()]);
});

async function consent(): Promise<Person> {
  const person = new Person(helper);
  await person.click('#pending-list button');
  await person.read('consent');
  return person;
}

function openGate() {
  return server.openGate('sales', createLinkingChallenge());
}

/** A signing window with that password manager in it, and its panel. */
async function openWindow(
  person: Person,
  options?: PasswordManagerOptions,
): Promise<{ page: Page; panel: PanelReader }> {
  const page = await owner.openSigningPage(
    account,
    person,
    options && ((one) => installPasswordManager(one, account, options)),
  );
  const panel = await PanelReader.of(page);
  await panel.waitFor('Use my passkey');
  return { page, panel };
}

const submits = () =>
  server.requests.filter(
    ({ method, path }) => method === 'POST' && path.endsWith('/passkey'),
  );
const readAsked = (page: Page) =>
  page.$eval('html', ({ dataset }) => dataset['asked']);
const waitForAsked = (page: Page) =>
  page.waitForFunction(() => document.documentElement.dataset['asked']);

describe('whatever holds the passkey', () => {
  it.each<AnswerShape>([
    'prototype, own toJSON',
    'prototype',
    'prototype, extension results undefined',
    'plain, own toJSON',
    'plain',
  ])('signs from an HTML document, answering as "%s"', async (shape) => {
    const driver = openGate();
    driver.react('deliver', () => server.link('sales'));
    const person = await consent();
    const { panel } = await openWindow(person, { shape, htmlOnly: true });
    await panel.click('Use my passkey');
    await expect(person.read('linked')).resolves.toContain('sales works');
    expect(driver.countOrders('deliver')).toBe(1);
  });

  it('signs though it installs itself after the page has loaded', async () => {
    const driver = openGate();
    driver.react('deliver', () => server.link('sales'));
    const person = await consent();
    const { page, panel } = await openWindow(person, {
      installAfterLoadMs: 300,
    });
    await page.waitForFunction(() =>
      Object.hasOwn(navigator.credentials, 'get'),
    );
    await panel.click('Use my passkey');
    await expect(person.read('linked')).resolves.toContain('sales works');
  });

  it('signs in plain text where there is no HTML, and the helper says so', async () => {
    site.hasApp = false;
    openGate().react('deliver', () => server.link('sales'));
    const person = await consent();
    const { panel } = await openWindow(person);
    await expect(person.read('signing')).resolves.toContain(
      'robots.txt (text/plain: some password managers do not answer there)',
    );
    await panel.click('Use my passkey');
    await person.read('linked');
  });
});

describe('the panel', () => {
  it('names server, session and what it does, before anything is asked', async () => {
    openGate();
    const { page, panel } = await openWindow(await consent(), {});
    const text = await panel.read();
    expect(text).toContain(server.url);
    expect(text).toContain('sales');
    expect(text).toContain('links a NEW device to your WhatsApp account');
    await takeScreenshot(page, 'panel');
    await page.setViewport({ width: 360, height: 640 });
    await takeScreenshot(page, 'panel-phone');
    await page.setViewport({ width: 1280, height: 800 });
    await takeScreenshot(page, 'panel-desktop');
    expect(await readAsked(page)).toBeUndefined();
    await panel.click('Cancel');
    await expect(new Person(helper).read('failed')).resolves.toContain(
      'You cancelled',
    );
    expect(submits()).toEqual([]);
  });

  it("keeps the app of WhatsApp's page from starting", async () => {
    openGate();
    const { page, panel } = await openWindow(await consent(), {});
    const { app } = await page.$eval('html', ({ dataset }) => ({ ...dataset }));
    expect(app).toBeUndefined();
    expect(await page.evaluate(() => document.contentType)).toBe('text/html');
    await panel.click('Cancel');
  });

  it('is neither clicked nor covered by a script of the page', async () => {
    openGate();
    const { page, panel } = await openWindow(await consent(), {});
    const found = await page.evaluate(async () => {
      const host = document.querySelector<HTMLElement>(':popover-open');
      host?.click();
      const { clientWidth, clientHeight } = document.documentElement;
      for (let y = 0; y < clientHeight; y += 8) {
        document
          .elementFromPoint(clientWidth / 2, y)
          ?.dispatchEvent(new MouseEvent('click', { bubbles: true }));
      }
      const cover = document.createElement('dialog');
      document.body.append(cover);
      cover.showModal();
      cover.style.cssText = 'position: fixed; inset: 0; width: 100vw';
      await new Promise((next) => requestAnimationFrame(next));
      await new Promise((next) => requestAnimationFrame(next));
      return {
        shadow: host?.shadowRoot ?? null,
        top: document.elementFromPoint(clientWidth / 2, 40) === host,
      };
    });
    expect(found).toEqual({ shadow: null, top: true });
    expect(await readAsked(page)).toBeUndefined();
    await expect(panel.read()).resolves.toContain('Use my passkey');
    await panel.click('Cancel');
  });

  it('is where a second try happens, with the cause of the first', async () => {
    openGate().react('deliver', () => server.link('sales'));
    const person = await consent();
    const { page, panel } = await openWindow(person, { shape: 'rejects' });
    await panel.click('Use my passkey');
    await panel.waitFor('refused (NotFoundError: No entry). Try again');
    await takeScreenshot(page, 'panel-again');
    await page.evaluate(() =>
      Reflect.deleteProperty(navigator.credentials, 'get'),
    );
    const next = await PanelReader.of(page);
    await expect(next.waitFor('Try again')).resolves.toContain('Session');
    await next.click('Cancel');
    await expect(person.read('failed')).resolves.toContain('You cancelled');
  });
});

describe('a passkey that never answers', () => {
  const never: PasswordManagerOptions = { shape: 'never' };

  async function startWaiting() {
    const driver = openGate();
    const person = await consent();
    const { page, panel } = await openWindow(person, never);
    await panel.click('Use my passkey');
    await waitForAsked(page);
    await panel.waitFor('Waiting for your passkey');
    return { driver, person, page, panel };
  }

  it('leaves Cancel to the owner in the window', async () => {
    const { person, page, panel } = await startWaiting();
    const closed = new Promise((resolve) => page.once('close', resolve));
    await panel.click('Cancel');
    await expect(person.read('failed')).resolves.toContain('You cancelled');
    await closed;
  });

  it('leaves Cancel to the owner in the helper', async () => {
    const { person, page } = await startWaiting();
    const closed = new Promise((resolve) => page.once('close', resolve));
    await person.click('#cancel-signing');
    await expect(person.read('failed')).resolves.toContain('You cancelled');
    await closed;
  });

  it('is not waited for once the owner closed the window', async () => {
    const { person, page } = await startWaiting();
    await page.close();
    await expect(person.read('failed')).resolves.toContain(
      'signing window was closed before the passkey answered',
    );
  });

  it('is not waited for once the window shows another page', async () => {
    const { person, page } = await startWaiting();
    await page.goto('https://web.whatsapp.com/robots.txt').catch(String);
    await expect(person.read('failed')).resolves.toContain(
      'signing window left',
    );
  });

  it('is not waited for once the session stopped', async () => {
    const { person } = await startWaiting();
    await fetch(`${server.url}/api/sessions/sales/stop`, {
      method: 'POST',
      headers: { 'X-Api-Key': server.apiKey },
    });
    await expect(person.read('failed')).resolves.toContain(
      'The session is STOPPED now',
    );
  });

  it('is not waited for once the request ended', async () => {
    const { driver, person, page } = await startWaiting();
    const closed = new Promise((resolve) => page.once('close', resolve));
    driver.emit({
      type: 'call-ended',
      callId: 'call-sales',
      reason: 'CHALLENGE_EXPIRED',
    });
    await expect(person.read('failed')).resolves.toContain(
      'before your passkey answered. Nothing was signed',
    );
    await closed;
  });
});

it('survives the end of its worker while the passkey is asked', async () => {
  openGate().react('deliver', () => server.link('sales'));
  const person = await consent();
  const { panel } = await openWindow(person);
  await owner.endWorker();
  await panel.click('Use my passkey');
  await person.read('linked');
  expect(owner.hasWorker).toBe(false);
});

describe('the list of sessions works on every try', () => {
  it('after a refusal, and after a decline', async () => {
    openGate().react('deliver', () => server.link('sales'));
    const person = await consent();
    const { panel } = await openWindow(person, { shape: 'rejects' });
    await panel.click('Use my passkey');
    await panel.waitFor('Try again');
    await panel.click('Cancel');
    await person.read('failed');
    await person.click('[data-view=failed] [data-back]');

    await consent();
    await person.click('#decline');
    await person.read('pending');

    const last = await consent();
    await owner.signWith(account, last);
    await expect(last.read('linked')).resolves.toContain('sales works');
  });
});

describe('a password manager that is wrong', () => {
  it('is reported when it answers for another challenge, and the request stays', async () => {
    const driver = openGate();
    const person = await consent();
    const { panel } = await openWindow(person, { shape: 'another challenge' });
    await panel.click('Use my passkey');
    await expect(person.read('failed')).resolves.toContain('challenge');
    expect(driver.countOrders('deliver')).toBe(0);
    expect(server.statusOf('sales')).toBe('PASSKEY_REQUIRED');
  });

  it('counts once when it answers twice', async () => {
    const driver = openGate();
    driver.react('deliver', () => server.link('sales'));
    const person = await consent();
    const { panel } = await openWindow(person, { shape: 'answers twice' });
    await panel.click('Use my passkey');
    await person.read('linked');
    expect(driver.countOrders('deliver')).toBe(1);
    expect(submits()).toHaveLength(1);
  });
});
