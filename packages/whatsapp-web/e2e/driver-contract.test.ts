import {
  chromiumLaunchOptions,
  launchOwner,
  type Owner,
  type StandIn,
  startStandIn,
} from '@waha-passkey/testbed';
import {
  type AnsweringTransport,
  describePasskeyDriver,
  type PageSettlement,
} from '@waha-passkey/testbed/driver';
import puppeteer, { type Browser } from 'puppeteer';
import { PageScene, type PageUser } from './page-scene';

/** Lets the page give up its call, and keeps how each call settled. */
const recordSettlements = `
  const { credentials } = navigator;
  const get = credentials.get.bind(credentials);
  window.settlements = [];
  credentials.get = async (options) => {
    window.giveUp = new AbortController();
    try {
      const found = await get({ ...options, signal: window.giveUp.signal });
      const { signature } = found.toJSON().response;
      window.settlements.push({ outcome: 'resolved', signature });
      return found;
    } catch (error) {
      const errorName = error.name;
      window.settlements.push({ outcome: 'rejected', errorName });
      throw error;
    }
  };`;

let standIn: StandIn;
let owner: Owner;
let browser: Browser;

beforeAll(async () => {
  // The hand-off key is gone at once, so that every link needs its code.
  standIn = await startStandIn({ timings: { handoffKeyMs: 1, syncMs: 50 } });
  owner = await launchOwner(standIn);
  browser = await puppeteer.launch(chromiumLaunchOptions(standIn));
});

afterAll(async () => {
  await browser.close();
  await owner.close();
  await standIn.stop();
});

describePasskeyDriver('PagePasskeyDriver on a page of WhatsApp Web', {
  supported: true,
  start: () => start('no library'),
});

describePasskeyDriver('PagePasskeyDriver on a page of WPPConnect', {
  supported: true,
  start: () => start('WPPConnect'),
});

async function start(user: PageUser): Promise<AnsweringTransport> {
  const scene = await PageScene.open(browser, standIn, { user });
  const { page, driver } = scene;
  await page.evaluate(recordSettlements);
  return {
    driver,
    raiseGate: () => scene.scan(),
    replaceChallenge: () => Promise.resolve(standIn.repeatPrologueRequest()),
    abortCall: async () => {
      await page.evaluate('window.giveUp.abort()');
    },
    settlements: async () =>
      (await page.evaluate('window.settlements')) as PageSettlement[],
    sign: ({ challenge }) => owner.sign(challenge),
    answerPhone: () => scene.approve(),
    completePairing: () => scene.confirmCode(),
    dropPage: () => page.close(),
    stop: () => scene.close(),
  };
}
