import { signInPage, toSignable } from '@waha-passkey/signing';
import { createAccount } from '@waha-passkey/testbed';
import type { Page } from 'puppeteer';
import { buildExtension, type BuiltExtension } from './hosts/build-extension';
import { ForeignSite } from './hosts/foreign-site';
import { HelperBrowser } from './hosts/helper-browser';
import { createLinkingChallenge } from './hosts/linking-challenge';
import { Person } from './hosts/person';
import { SigningSite } from './hosts/signing-site';
import { UpstreamServer } from './hosts/upstream-server';

const trueOrigin = 'https://web.whatsapp.com';
const account = createAccount();
let server: UpstreamServer;
let site: SigningSite;
let foreign: ForeignSite;
let extension: BuiltExtension;
let owner: HelperBrowser;
let opened: Page[] = [];

beforeAll(async () => {
  [server, site, foreign, extension] = await Promise.all([
    UpstreamServer.start(),
    SigningSite.start(),
    ForeignSite.start(),
    buildExtension(),
  ]);
  owner = await HelperBrowser.launch(extension.folder, site);
  const person = new Person(await open());
  await person.pair(server);
  await person.read('pending');
}, 60_000);

afterEach(async () => {
  await Promise.all(opened.map((page) => page.close()));
  opened = [];
  server.closeGates();
  site.redirect = null;
  site.hasApp = true;
  site.visits.length = 0;
  foreign.visits.length = 0;
});

afterAll(async () => {
  await owner.close();
  await Promise.all([
    server.stop(),
    site.stop(),
    foreign.stop(),
    extension.remove(),
  ]);
});

async function open(rest = ''): Promise<Page> {
  const page = await owner.openHelper(rest);
  opened.push(page);
  return page;
}

async function visit(url: string): Promise<Page> {
  const page = await owner.browser.newPage();
  opened.push(page);
  await page.goto(url);
  return page;
}

/** The helper's window, asking for consent to the only session. */
async function askForConsent(
  session = 'sales',
  challenge = createLinkingChallenge(),
): Promise<Person> {
  server.openGate(session, challenge);
  const person = new Person(await open());
  await person.click('#pending-list button');
  await person.read('consent');
  return person;
}

const submits = () =>
  server.requests.filter(
    ({ method, path }) => method === 'POST' && path.endsWith('/passkey'),
  );

describe('nobody but its owner reaches the helper', () => {
  it.each([
    ['a foreign page', () => foreign.url],
    ['the page of WhatsApp itself', () => `${trueOrigin}/robots.txt`],
  ])('%s cannot message it', async (_, url) => {
    const page = await visit(url());
    await expect(
      page.evaluate(() => typeof globalThis.chrome?.runtime?.sendMessage),
    ).resolves.toBe('undefined');
  });

  it('another extension cannot message it', async () => {
    const worker = await owner.startOtherExtension();
    await expect(
      worker.evaluate(async (id) => {
        const messages = [
          { type: 'waha-passkey-ping' },
          { type: 'waha-passkey-sign', challenge: {} },
        ];
        return Promise.all(
          messages.map((message) =>
            chrome.runtime.sendMessage(id, message).then(
              () => 'answered',
              (error: Error) => error.message,
            ),
          ),
        );
      }, owner.extensionId),
    ).resolves.toEqual([
      expect.stringContaining('Receiving end does not exist'),
      expect.stringContaining('Receiving end does not exist'),
    ]);
  });

  it.each(['helper.html', 'helper.js', 'manifest.json', 'icon-16.png'])(
    'a page cannot load %s',
    async (file) => {
      const page = await visit(foreign.url);
      await expect(
        page.evaluate(
          (url) => fetch(url).then(String, () => 'refused'),
          `chrome-extension://${owner.extensionId}/${file}`,
        ),
      ).resolves.toBe('refused');
    },
  );

  it('a page cannot frame its window', async () => {
    const page = await visit(foreign.url);
    const frame = await page.evaluateHandle((url) => {
      const element = document.createElement('iframe');
      element.src = url;
      return new Promise<HTMLIFrameElement>((resolve) => {
        element.onload = () => resolve(element);
        document.body.append(element);
      });
    }, owner.helperUrl);
    const content = await frame.asElement()?.contentFrame();
    expect(content?.url()).not.toBe(owner.helperUrl);
    await expect(content?.$('#sign')).resolves.toBeNull();
  });
});

describe('what it signs comes from its server only', () => {
  it.each([
    `?server=http://evil.example&session=sales&challenge=AAAA`,
    `#server=http://evil.example&key=x&sign=1`,
    `#{"challenge":"AAAA","rpId":"whatsapp.com"}`,
  ])('the address %s changes nothing', async (rest) => {
    const page = await open(rest);
    const requested: string[] = [];
    page.on('request', (request) => requested.push(request.url()));
    await expect(new Person(page).read('pending')).resolves.toContain(
      'No session asks for your passkey now',
    );
    await expect(
      page.$eval('#server', (node) => node.textContent),
    ).resolves.toBe(`Paired with ${server.url}`);
    expect(requested.filter((url) => url.includes('evil'))).toEqual([]);
    expect(site.visits).toEqual([]);
  });

  it.each([
    ['another site', { rpId: 'example.com' }, 'another site than WhatsApp'],
    ['no verification', { userVerification: 'discouraged' }, 'prove your'],
    ['a short challenge', { challenge: 'AAAA' }, 'implausible size'],
  ])('refuses to sign for %s', async (_, members, message) => {
    const person = await askForConsent('sales', {
      ...createLinkingChallenge(),
      ...members,
    });
    await person.click('#sign');
    await expect(person.read('failed')).resolves.toContain(message);
    expect(site.visits).toEqual([]);
    expect(submits()).toEqual([]);
  });

  it('does not take a web page for an answer', async () => {
    server.disturb = () => ({ status: 200, html: '<h1>It works!</h1>' });
    const page = await open();
    await page.waitForFunction(() =>
      document
        .querySelector('#problem')
        ?.textContent?.includes('does not answer as a WAHA server does'),
    );
    await expect(page.$('#pending-list button')).resolves.toBeNull();
  });

  it('does not follow its server elsewhere with the key', async () => {
    server.disturb = () => ({
      status: 302,
      headers: { Location: foreign.permittedUrl },
    });
    const page = await open();
    await page.waitForFunction(() =>
      document
        .querySelector('#problem')
        ?.textContent?.includes('did not answer'),
    );
    expect(foreign.visits).toEqual([]);
  });
});

describe('only a person signs', () => {
  it('a scripted click does nothing', async () => {
    const { page } = await askForConsent();
    await page.evaluate(() => {
      const button = document.querySelector<HTMLElement>('#sign');
      button?.click();
      button?.dispatchEvent(new MouseEvent('click', { bubbles: true }));
    });
    const seen = server.requests.length;
    // Its answer to a real click comes after whatever the scripted ones did.
    await new Person(page).click('#decline');
    await new Person(page).read('pending');
    expect(site.visits).toEqual([]);
    expect(
      server.requests.slice(seen).map(({ path }) => path),
    ).not.toContainEqual(expect.stringContaining('challenge'));
  });

  it('nothing is signed when the owner declines', async () => {
    const person = await askForConsent();
    await person.click('#decline');
    await person.read('pending');
    expect(site.visits).toEqual([]);
    expect(submits()).toEqual([]);
  });

  it('names from the server stay text', async () => {
    const name = '<img src=x onerror="document.title=`owned`"><b>x</b>';
    const { page } = await askForConsent(name);
    await expect(
      page.$eval('#consent-session', (node) => [
        node.textContent,
        node.childElementCount,
      ]),
    ).resolves.toEqual([name, 0]);
    await expect(page.$$('img')).resolves.toEqual([]);
    await expect(page.title()).resolves.toBe('WAHA passkey helper');
  });
});

describe('a spoofed signing window', () => {
  it.each([
    ['it has no permission for', () => foreign.url],
    ['it may talk to', () => foreign.permittedUrl],
  ])('is refused on a site %s', async (_, url) => {
    const person = await askForConsent();
    site.redirect = url();
    await owner.openSigningPage(account, person);
    await expect(person.read('failed')).resolves.toContain(
      `another page than ${trueOrigin}`,
    );
    expect(submits()).toEqual([]);
  });

  it('is refused by the injected function too, on another origin', async () => {
    const page = await visit(foreign.url);
    await expect(
      page.evaluate(
        signInPage,
        toSignable(createLinkingChallenge()),
        trueOrigin,
        1_000,
      ),
    ).resolves.toEqual({ kind: 'elsewhere' });
  });

  it('is refused in a frame of the true origin', async () => {
    const page = await visit(`${trueOrigin}/robots.txt`);
    const frame = await page.evaluateHandle(() => {
      const element = document.createElement('iframe');
      document.body.append(element);
      return element;
    });
    const content = await frame.asElement()?.contentFrame();
    await expect(
      content?.evaluate(
        signInPage,
        toSignable(createLinkingChallenge()),
        'null',
        1_000,
      ),
    ).resolves.toEqual({ kind: 'elsewhere' });
  });
});

it('links on a server with the four routes of upstream, and talks to no other', async () => {
  const person = await askForConsent();
  await expect(person.read('consent')).resolves.toContain(
    'this server does not report it',
  );
  const requested: string[] = [];
  person.page.on('request', (request) => requested.push(request.url()));
  await owner.signWith(account, person);
  await person.read('following');
  server.openedDriver('sales').emit({
    type: 'code',
    code: 'ABCD1234',
    selfConfirming: false,
  });
  await expect(person.read('code')).resolves.toContain('ABCD-1234');
  await person.click('#codes-match');
  server.link('sales');
  await expect(person.read('linked')).resolves.toContain('Session sales works');
  expect(new Set(requested.map((url) => new URL(url).origin))).toEqual(
    new Set([server.url]),
  );
  // What the app would run is fetched at most, never run.
  expect(site.visits[0]).toBe('/?passkey-helper');
  expect(site.visits).not.toContain('/robots.txt');
  expect(submits()).toHaveLength(1);
});

it('cancels when the owner changes their mind', async () => {
  const person = await askForConsent();
  await owner.signWith(account, person);
  await person.click('#cancel');
  await expect(person.read('failed')).resolves.toContain('You cancelled');
  expect(server.statusOf('sales')).toBe('STOPPED');
});

it('stops the session when the codes differ and the server knows no rejection', async () => {
  const person = await askForConsent();
  await owner.signWith(account, person);
  await person.read('following');
  server.openedDriver('sales').emit({
    type: 'code',
    code: 'ABCD1234',
    selfConfirming: false,
  });
  await person.click('#codes-differ');
  await expect(person.read('failed')).resolves.toContain('the codes differ');
  expect(server.statusOf('sales')).toBe('STOPPED');
});
