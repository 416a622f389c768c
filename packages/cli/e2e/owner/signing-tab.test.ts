import { createAccount } from '@waha-passkey/testbed';
import type { Page } from 'puppeteer';
import { createLinkingChallenge } from '../../../extension/e2e/hosts/linking-challenge';
import { SigningSite } from '../../../extension/e2e/hosts/signing-site';
import { UpstreamServer } from '../../../extension/e2e/hosts/upstream-server';
import {
  installPasswordManager,
  type AnswerShape,
  type PasswordManagerOptions,
} from '../../../signing/e2e/password-manager';
import { runSign } from '../../src/sign/run-sign';
import { OwnerDesk } from './owner-desk';
import { ScriptedPerson } from './scripted-person';

const account = createAccount();
let server: UpstreamServer;
let site: SigningSite;
let desk: OwnerDesk;

beforeAll(async () => {
  [server, site] = await Promise.all([
    UpstreamServer.start(),
    SigningSite.start(),
  ]);
});

beforeEach(() => {
  desk = new OwnerDesk(site, account);
});

afterEach(() => {
  server.closeGates();
  site.hasApp = true;
  desk.assertClosed();
});

afterAll(() => Promise.all([server.stop(), site.stop()]));

const sign = () =>
  desk.run((context) => runSign({ url: server.url }, context), {
    person: new ScriptedPerson(['y']),
    apiKey: server.apiKey,
  });

function openGate() {
  const driver = server.openGate('sales', {
    ...createLinkingChallenge(),
    // As servers written in Go send it.
    timeout: null as unknown as number,
    hints: null,
  });
  driver.react('deliver', () => server.link('sales'));
  return driver;
}

function bring(options: PasswordManagerOptions): void {
  desk.prepare = (page) => installPasswordManager(page, account, options);
}

it.each<AnswerShape>([
  'prototype, own toJSON',
  'prototype',
  'prototype, extension results undefined',
  'plain, own toJSON',
  'plain',
  'no user handle',
])(
  'signs with a password manager that answers in HTML only, as "%s"',
  async (shape) => {
    const driver = openGate();
    bring({ shape, htmlOnly: true });
    const outcome = await sign();
    expect(outcome).toMatchObject({ exitCode: 0 });
    expect(outcome.text).toContain(
      'Signing page: https://web.whatsapp.com/?passkey-helper',
    );
    expect(driver.countOrders('deliver')).toBe(1);
    expect(desk.actions).toBe(1);
  },
  60_000,
);

it('keeps the app of that page from starting', async () => {
  openGate();
  let app: string | undefined = 'never read';
  desk.clicks = ['Cancel'];
  desk.look = async (page) => {
    app = await page.$eval('html', ({ dataset }) => dataset['app']);
  };
  const outcome = await sign();
  expect(outcome).toMatchObject({ exitCode: 1 });
  expect(outcome.text).toContain('You cancelled in the browser');
  expect(app).toBeUndefined();
}, 60_000);

it('signs in plain text where there is no HTML, and says so', async () => {
  site.hasApp = false;
  openGate();
  bring({});
  const outcome = await sign();
  expect(outcome).toMatchObject({ exitCode: 0 });
  expect(outcome.text).toContain('robots.txt (text/plain: some password');
}, 60_000);

it('tries again in the same tab, and stops when its owner cancels', async () => {
  openGate();
  bring({ shape: 'rejects' });
  desk.clicks = ['Use my passkey', 'Try again', 'Cancel'];
  const outcome = await sign();
  expect(outcome).toMatchObject({ exitCode: 1 });
  expect(desk).toMatchObject({ opened: 1, actions: 3 });
}, 60_000);

describe('a passkey that never answers', () => {
  let opened: Page | null = null;

  beforeEach(() => {
    opened = null;
    desk.prepare = async (page) => {
      opened = page;
      await installPasswordManager(page, account, { shape: 'never' });
    };
  });

  it('leaves Cancel to the owner', async () => {
    openGate();
    desk.clicks = ['Use my passkey', 'Cancel'];
    const outcome = await sign();
    expect(outcome).toMatchObject({ exitCode: 1 });
    expect(outcome.text).toContain('You cancelled in the browser');
  }, 60_000);

  it('is not waited for once the window is closed', async () => {
    openGate();
    const outcome = sign();
    await waitForAsked();
    await opened?.close();
    await expect(outcome).resolves.toMatchObject({ exitCode: 1 });
    expect((await outcome).text).toContain('signing window was closed');
  }, 60_000);

  it('is not waited for once the request ended', async () => {
    const driver = openGate();
    const outcome = sign();
    await waitForAsked();
    driver.emit({
      type: 'call-ended',
      callId: 'call-sales',
      reason: 'CHALLENGE_EXPIRED',
    });
    await expect(outcome).resolves.toMatchObject({ exitCode: 4 });
    expect((await outcome).text).toContain('before the passkey answered here');
  }, 60_000);

  async function waitForAsked(): Promise<void> {
    while (opened === null) {
      await new Promise((resolve) => setImmediate(resolve));
    }
    await opened.waitForFunction(
      () => document.documentElement?.dataset['asked'],
    );
  }
});
