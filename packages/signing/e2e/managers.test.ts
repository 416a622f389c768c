import { randomBytes } from 'node:crypto';
import {
  chromiumLaunchOptions,
  judgeAssertion,
  startStandIn,
  type StandIn,
} from '@waha-passkey/testbed';
import puppeteer, { type Browser, type Page } from 'puppeteer';
import {
  describeOutcome,
  signingOrigin,
  signInPage,
  toSignable,
  type SignOutcome,
} from '../src';
import { installPasswordManager, type AnswerShape } from './password-manager';

let standIn: StandIn;
let browser: Browser;

beforeAll(async () => {
  standIn = await startStandIn();
  browser = await puppeteer.launch({
    ...chromiumLaunchOptions(standIn),
    pipe: true,
  });
}, 60_000);

afterAll(async () => {
  await browser.close();
  await standIn.stop();
});

const challenge = randomBytes(32).toString('base64url');
const options = toSignable({
  challenge,
  rpId: 'whatsapp.com',
  allowCredentials: [],
  userVerification: 'required',
});

/** Asks a manager of that kind; how often it was asked comes with the answer. */
async function ask(
  shape: AnswerShape,
  timeoutMs = 20_000,
): Promise<{ outcome: SignOutcome; asked: number }> {
  const page = await openPage(shape);
  const outcome = await page.evaluate(
    signInPage,
    options,
    signingOrigin,
    timeoutMs,
  );
  const asked = await page.$eval('html', ({ dataset }) => dataset['asked']);
  await page.close();
  return { outcome, asked: Number(asked) };
}

async function openPage(shape: AnswerShape): Promise<Page> {
  const page = await browser.newPage();
  await installPasswordManager(page, standIn.account, { shape });
  await page.goto(`${standIn.origin}/robots.txt`);
  return page;
}

type Judged = Parameters<typeof judgeAssertion>[1];

it.each<AnswerShape>([
  'prototype, own toJSON',
  'prototype',
  'prototype, extension results undefined',
  'prototype, extension results throw',
  'plain, own toJSON',
  'plain',
  'plain, padded base64',
  'plain, views',
  'plain, no extension results',
  'toJSON without a signature',
  'answers twice',
])('a signature in an answer of the shape "%s" is accepted', async (shape) => {
  const { outcome, asked } = await ask(shape);
  const assertion = outcome.kind === 'signed' ? outcome.assertion : outcome;
  expect(assertion).toMatchObject({
    type: 'public-key',
    clientExtensionResults: {},
  });
  await expect(
    judgeAssertion(standIn.account, assertion as unknown as Judged, {
      challenge,
      requireUserVerification: true,
    }),
  ).resolves.toEqual({ accepted: true, reason: null });
  expect(asked).toBe(1);
});

it.each<[AnswerShape, string]>([
  ['null', 'The passkey did not answer. Unlock'],
  ['undefined', 'The passkey did not answer. Unlock'],
  ['never', 'The passkey did not answer in time'],
  ['no signature', 'cannot be used: The answer has no signature.'],
  ['throws', 'refused (TypeError: The vault is locked). Try again'],
  ['throws text', 'refused (Error: locked). Try again'],
  ['rejects', 'refused (NotFoundError: No entry). Try again'],
])('an answer of the shape "%s" is described: %s', async (shape, sentence) => {
  const { outcome } = await ask(shape, shape === 'never' ? 500 : 20_000);
  expect(outcome.kind).not.toBe('signed');
  expect(
    describeOutcome(outcome as Exclude<SignOutcome, { kind: 'signed' }>),
  ).toContain(sentence);
});

it('asks nowhere but in the top frame of the origin it was given', async () => {
  const page = await openPage('plain');
  await expect(
    page.evaluate(signInPage, options, 'https://example.org', 1_000),
  ).resolves.toEqual({ kind: 'elsewhere' });
  await expect(
    page.$eval('html', ({ dataset }) => dataset['asked']),
  ).resolves.toBeUndefined();
  await page.close();
});

it('says that a browser has no passkeys', async () => {
  const page = await openPage('plain');
  await page.evaluate(() =>
    Reflect.deleteProperty(Navigator.prototype, 'credentials'),
  );
  await expect(
    page.evaluate(signInPage, options, signingOrigin, 1_000),
  ).resolves.toEqual({ kind: 'unsupported' });
  await page.close();
});
