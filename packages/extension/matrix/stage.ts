import { once } from 'node:events';
import {
  describeOutcome,
  signingOrigin,
  signInPage,
  toSignable,
} from '@waha-passkey/signing';
import {
  addVirtualAuthenticator,
  chromiumLaunchOptions,
  type StandIn,
  startStandIn,
} from '@waha-passkey/testbed';
import { attachPasskey, type PagePasskey } from '@waha-passkey/whatsapp-web';
import puppeteer, { type Page } from 'puppeteer';
import { Client } from 'whatsapp-web.js';

/** Signs one challenge in the browser under test; WhatsApp's server judges it. */
async function trySigning(browser: string): Promise<object> {
  const standIn = await startStandIn({ clockScale: 0.2 });
  const client = new Client({
    puppeteer: chromiumLaunchOptions(standIn),
    webVersionCache: { type: 'none' },
  });
  const passkey = attachPasskey(client);
  client.once('qr', (qr: string) => void standIn.phone.scan(qr));
  try {
    const required = once(passkey, 'required');
    await client.initialize();
    await required;
    return await sign(standIn, passkey, browser);
  } finally {
    await passkey.detach();
    await client.destroy();
    await standIn.stop();
  }
}

async function sign(
  standIn: StandIn,
  passkey: PagePasskey,
  executablePath: string,
): Promise<object> {
  const options = chromiumLaunchOptions(standIn);
  const browser = await puppeteer.launch({ ...options, executablePath });
  try {
    const page = await browser.newPage();
    await page.goto(`${signingOrigin}/robots.txt`);
    await addVirtualAuthenticator(page, standIn.account);
    return {
      versions: { browser: await browser.version() },
      checks: [
        await toCheck('JSON methods', () => assertJsonMethods(page)),
        await toCheck('signature', () => submit(page, standIn, passkey)),
      ],
    };
  } finally {
    await browser.close();
  }
}

/** What the helper needs of `PublicKeyCredential`, without asking a passkey. */
async function assertJsonMethods(page: Page): Promise<void> {
  const missing = await page.evaluate(() =>
    [
      [PublicKeyCredential, 'parseRequestOptionsFromJSON'] as const,
      [PublicKeyCredential.prototype, 'toJSON'] as const,
    ]
      .filter(([holder, name]) => !(name in holder))
      .map(([, name]) => name),
  );
  if (missing.length === 0) return;
  throw new Error(`PublicKeyCredential has no ${missing.join(', ')}.`);
}

async function submit(
  page: Page,
  standIn: StandIn,
  passkey: PagePasskey,
): Promise<void> {
  const challenge = passkey.challenge();
  const signed = await page.evaluate(
    signInPage,
    toSignable(challenge),
    signingOrigin,
    60_000,
  );
  if (signed.kind !== 'signed') throw new Error(describeOutcome(signed));
  const delivered = standIn.waitForDelivery();
  await passkey.submit(signed.assertion);
  const { accepted, reason } = await delivered;
  if (!accepted) throw new Error(`The server refused it: ${reason}`);
}

async function toCheck(name: string, act: () => Promise<void>) {
  try {
    await act();
    return { name, outcome: 'passed' };
  } catch (error) {
    return { name, outcome: 'failed', error: String(error) };
  }
}

async function main(): Promise<void> {
  const { browser } = JSON.parse(process.argv[2] ?? '') as { browser: string };
  const answer = await trySigning(browser);
  process.send?.(answer, () => process.disconnect());
}

void main();
