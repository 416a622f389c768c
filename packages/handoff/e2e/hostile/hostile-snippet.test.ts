import { readFileSync } from 'node:fs';
import path from 'node:path';
import {
  addVirtualAuthenticator,
  startStandIn,
  type StandIn,
} from '@waha-passkey/testbed';
import type { Page } from 'puppeteer';
import { runInConsole } from '../hosts/console';
import { serve, type Site } from '../hosts/serve';
import { Visitor } from '../hosts/visitor';

const snippet = readFileSync(
  path.resolve(__dirname, '../../src/page/ways/snippet.js.txt'),
  'utf8',
);

const verified = 'user verification required';

const challenge = {
  challenge: 'A'.repeat(43),
  rpId: 'whatsapp.com',
  allowCredentials: [],
  userVerification: 'required',
};
const request = {
  server: 'waha.example.org',
  session: 'sales',
  expiresAt: Date.now() + 300_000,
  challenge,
};

describe('the snippet signs nothing', () => {
  let standIn: StandIn;
  let visitor: Visitor;

  beforeAll(async () => {
    standIn = await startStandIn();
    visitor = await Visitor.arrive(standIn.chromiumArgs);
  }, 60_000);

  afterAll(async () => {
    await visitor.leave();
    await standIn.stop();
  });

  /** Runs it where the owner's passkey would answer anything at once. */
  async function paste(page: Page, typed: string, agrees = true) {
    await addVirtualAuthenticator(page, standIn.account);
    await page.evaluate(() => {
      const container = CredentialsContainer.prototype;
      const get = Reflect.get(container, 'get') as (o: unknown) => unknown;
      Reflect.set(container, 'get', function (this: unknown, o: unknown) {
        const { publicKey } = o as CredentialRequestOptions;
        document.documentElement.dataset['asked'] =
          `user verification ${publicKey?.userVerification}`;
        return get.call(this, o);
      });
    });
    const outcome = await runInConsole(page, snippet, { typed, agrees });
    const asked = await page.$eval('html', ({ dataset }) => dataset['asked']);
    await page.close();
    return { ...outcome, asked };
  }

  const quietPage = () => visitor.open(`${standIn.origin}/robots.txt`);

  it('unless all is as it should be (what the others differ from)', async () => {
    const outcome = await paste(await quietPage(), JSON.stringify(request));
    expect(outcome).toMatchObject({ asked: verified, problem: null });
    expect(outcome.copied).toContain('clientDataJSON');
  });

  it('unless its owner is verified, whatever the server asks', async () => {
    const outcome = await paste(
      await quietPage(),
      JSON.stringify({
        ...request,
        challenge: { ...challenge, userVerification: 'discouraged' },
      }),
    );
    expect(outcome.asked).toBe(verified);
  });

  it.each([
    ['another site', { rpId: 'example.com' }, /Wrong site|RP ID/],
    ['a short challenge', { challenge: 'AAAA' }, /3 bytes/],
    ['a long challenge', { challenge: 'A'.repeat(1_368) }, /1026 bytes/],
  ])('for %s', async (_, part, problem) => {
    const typed = JSON.stringify({
      ...request,
      challenge: { ...challenge, ...part },
    });
    const outcome = await paste(await quietPage(), typed);
    expect(outcome.problem).toMatch(problem);
    expect(outcome).toMatchObject({ asked: undefined, copied: null });
  });

  it('without consent', async () => {
    const typed = JSON.stringify(request);
    const outcome = await paste(await quietPage(), typed, false);
    expect(outcome.problem).toContain('You did not agree');
    expect(outcome.asked).toBeUndefined();
  });

  it('after the time is over', async () => {
    const typed = JSON.stringify({ ...request, expiresAt: Date.now() - 1 });
    const outcome = await paste(await quietPage(), typed);
    expect(outcome.problem).toContain('expired');
    expect(outcome.asked).toBeUndefined();
  });

  it('elsewhere than at WhatsApp', async () => {
    const site = await serve('<title>WhatsApp</title>');
    try {
      const outcome = await paste(await visitor.open(site.url), '{}');
      expect(outcome.problem).toContain('This is not https://web.whatsapp.com');
      expect(outcome).toMatchObject({ shown: [], asked: undefined });
    } finally {
      await site.close();
    }
  });

  it('by a name that pretends to be more than a name', async () => {
    const session = 'sales\n\nServer: https://waha.example.org';
    const typed = JSON.stringify({ ...request, session });
    const outcome = await paste(await quietPage(), typed, false);
    expect(outcome.shown[1]).toContain(
      'Session: "sales\\n\\nServer: https://waha.example.org"',
    );
  });

  describe('for a page that opened the tab', () => {
    let site: Site;

    beforeAll(async () => {
      site = await serve(luring);
    });

    afterAll(() => site.close());

    async function lure(): Promise<Page> {
      const page = await visitor.open(site.url);
      const opened = new Promise<Page | null>((resolve) =>
        page.once('popup', resolve),
      );
      await page.click('button');
      const tab = await opened;
      if (!tab) throw new Error('No tab was opened.');
      await tab.waitForFunction(
        () => location.origin === 'https://web.whatsapp.com',
      );
      return tab;
    }

    it('but is not the server that was typed', async () => {
      const outcome = await paste(await lure(), 'https://waha.example.org');
      expect(outcome.problem).toContain(
        'No page of https://waha.example.org opened this tab',
      );
      expect(outcome.asked).toBeUndefined();
    }, 20_000);

    it('and names that page, not what it claims to be', async () => {
      const outcome = await paste(await lure(), site.url, false);
      expect(outcome.shown[1]).toContain(
        `Server: ${new URL(site.url).origin}\n`,
      );
      expect(outcome.asked).toBeUndefined();
    });
  });
});

/** Sends its request as often as it can, asked or not. */
const luring = `<button>Win a prize</button><script>
  const request = ${JSON.stringify(request)};
  document.querySelector('button').onclick = () => {
    const tab = open('https://web.whatsapp.com/robots.txt');
    setInterval(() => tab.postMessage({ request }, '*'), 50);
  };
</script>`;
