import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import {
  addVirtualAuthenticator,
  createAccount,
  judgeAssertion,
  startStandIn,
  type StandIn,
} from '@waha-passkey/testbed';
import type { Page } from 'puppeteer';
import {
  installPasswordManager,
  type AnswerShape,
  type PasswordManagerOptions,
} from '../../../signing/e2e/password-manager';
import { runInConsole } from '../hosts/console';
import { HandoffHost } from '../hosts/handoff-host';
import { expectText, Visitor } from '../hosts/visitor';

const snippet = readFileSync(
  path.resolve(__dirname, '../../src/page/ways/snippet.js.txt'),
  'utf8',
);

/** Seen at password managers. */
const reported: AnswerShape[] = [
  'prototype, own toJSON',
  'prototype',
  'prototype, extension results undefined',
  'plain, own toJSON',
  'plain',
];
const signing: AnswerShape[] = [
  ...reported,
  'prototype, extension results throw',
  'plain, padded base64',
  'plain, views',
  'plain, no extension results',
  'toJSON without a signature',
  'answers twice',
];

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

const install = (options: PasswordManagerOptions) => (page: Page) =>
  installPasswordManager(page, standIn.account, options);

const close = (page: Page) => page.browserContext().close();

type Judged = Parameters<typeof judgeAssertion>[1];

async function expectAccepted(assertion: unknown, challenge: string) {
  await expect(
    judgeAssertion(standIn.account, assertion as Judged, {
      challenge,
      requireUserVerification: true,
    }),
  ).resolves.toEqual({ accepted: true, reason: null });
}

describe('the snippet', () => {
  const challenge = randomBytes(32).toString('base64url');

  /** In a tab of its own, with the request pasted. */
  async function paste(page: Page, leftMs = 120_000, ids: string[] = []) {
    const request = {
      server: 'waha.example.org',
      session: 'sales',
      expiresAt: Date.now() + leftMs,
      challenge: {
        challenge,
        rpId: 'whatsapp.com',
        allowCredentials: ids.map((id) => ({ type: 'public-key', id })),
        userVerification: 'required',
      },
    };
    return runInConsole(page, snippet, { typed: JSON.stringify(request) });
  }

  const openTab = (options: PasswordManagerOptions) =>
    visitor.open(`${standIn.origin}/robots.txt`, { before: install(options) });

  it.each(signing)('reads an answer of the shape "%s"', async (shape) => {
    const page = await openTab({ shape });
    const { problem, copied } = await paste(page);
    expect(problem).toBeNull();
    await expectAccepted(JSON.parse(copied ?? 'null'), challenge);
    await close(page);
  });

  it.each<[AnswerShape, string]>([
    ['null', 'Your passkey did not answer'],
    ['undefined', 'Your passkey did not answer'],
    ['never', 'Your passkey did not answer in time'],
    ['no signature', 'The answer has no signature'],
    ['throws', 'TypeError: The vault is locked'],
    ['throws text', 'Nothing was signed. locked'],
    ['rejects', 'NotFoundError: No entry.'],
  ])('describes an answer of the shape "%s"', async (shape, sentence) => {
    const page = await openTab({ shape });
    const { problem, copied } = await paste(
      page,
      shape === 'never' ? 4_000 : 120_000,
    );
    expect(problem).toContain(sentence);
    expect(copied).toBeNull();
    await close(page);
  });

  it('signs with a manager that installs itself after the load', async () => {
    const page = await openTab({ installAfterLoadMs: 300 });
    await page.waitForFunction(() =>
      Object.hasOwn(navigator.credentials, 'get'),
    );
    const { copied } = await paste(page);
    await expectAccepted(JSON.parse(copied ?? 'null'), challenge);
    await close(page);
  });

  it('says where a manager answers that needs HTML, and signs there', async () => {
    const page = await openTab({ htmlOnly: true });
    await addVirtualAuthenticator(page, createAccount());
    const ids = [standIn.account.passkey.credentialId];
    const { problem } = await paste(page, 120_000, ids);
    expect(problem).toMatch(/NotAllowedError: .*open https:..web\.whatsapp/);
    await page.goto(standIn.origin);
    const { copied } = await paste(page, 120_000, ids);
    await expectAccepted(JSON.parse(copied ?? 'null'), challenge);
    await close(page);
  });
});

describe('the hand-off page of a managed browser', () => {
  let host: HandoffHost;

  beforeEach(async () => {
    host = await HandoffHost.start();
    host.driver.react('deliver', () =>
      host.driver.emit({ type: 'awaiting-phone' }),
    );
  });

  afterEach(() => host.close());

  async function sign(options: PasswordManagerOptions): Promise<Page> {
    const page = await visitor.open(await host.mint(), {
      before: install(options),
    });
    await page.locator('::-p-text(Sign on this device)').click();
    return page;
  }

  it.each(reported)('reads an answer of the shape "%s"', async (shape) => {
    const { challenge } = host.raiseGate();
    const page = await sign({ shape, htmlOnly: true });
    await expectText(page, 'Now your phone');
    await expectAccepted(host.driver.orders.at(-1)?.assertion, challenge);
    expect(host.driver.countOrders('deliver')).toBe(1);
    await close(page);
  });

  it('passes a missing user handle on, and shows the warning', async () => {
    const { challenge } = host.raiseGate();
    const page = await sign({ shape: 'no user handle' });
    await expectText(page, 'Now your phone');
    await expectText(page, '"response.userHandle" is missing');
    await expectAccepted(host.driver.orders.at(-1)?.assertion, challenge);
    await close(page);
  });

  it.each<[AnswerShape, string]>([
    ['null', 'Your passkey did not answer. Unlock'],
    ['no signature', 'cannot be used: The answer has no signature.'],
    ['throws', 'did not work: TypeError: The vault is locked'],
    ['rejects', 'did not work: NotFoundError: No entry.'],
    ['another challenge', 'challenge'],
  ])('describes an answer of the shape "%s"', async (shape, sentence) => {
    host.raiseGate();
    const page = await sign({ shape });
    await expectText(page, sentence);
    expect(host.driver.countOrders('deliver')).toBe(0);
    await close(page);
  });
});
