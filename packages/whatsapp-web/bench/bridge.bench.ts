import { createHash } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { PasskeySessions } from '@waha-passkey/ceremony';
import {
  chromiumLaunchOptions,
  createSampleChallenge,
  launchOwner,
  SampleAssertion,
  startStandIn,
} from '@waha-passkey/testbed';
import puppeteer from 'puppeteer';
import type { BenchResult } from '../../tooling/src/bench/bench-result';
import { compare, median } from '../../tooling/src/bench/compare';
import { PagePasskeyDriver } from '../src';
import { BarePage } from './bare-page';

const warmUp = 100;
const rounds = 300;
const restMs = 5;
const eventMs = 200;

/** As in life: the gate is known before the page asks. */
async function reachGate(
  driver: PagePasskeyDriver,
  bare: BarePage,
): Promise<void> {
  const seen = new Promise<void>((resolve) => {
    const unobserve = driver.observe(({ type }) => {
      if (type !== 'gate') return;
      setImmediate(() => unobserve());
      resolve();
    });
  });
  let isSeen = false;
  void seen.then(() => (isSeen = true));
  // In a page that has just loaded, nobody may listen to its events yet.
  while (!isSeen) {
    await bare.run(`require('WAWebLinkDeviceEvents').WAWebLinkDeviceEvents
      .trigger('link_device_events:passkey_prologue_request')`);
    await Promise.race([seen, setTimeout(eventMs)]);
  }
}

/** Both directions, each against the same without us, in turns. */
export async function bench(): Promise<BenchResult[]> {
  const standIn = await startStandIn();
  const [owner, browser] = await Promise.all([
    launchOwner(standIn),
    puppeteer.launch(chromiumLaunchOptions(standIn)),
  ]);
  const sample = await SampleAssertion.by(owner);
  await owner.close();
  const driver = new PagePasskeyDriver();
  const sessions = new PasskeySessions({ limits: { perMinute: Infinity } });
  try {
    const page = await browser.newPage();
    await driver.attachPage(page);
    const session = sessions.attach('bench', driver);
    await page.goto(standIn.origin);
    await page.waitForSelector('[data-testid="link-device-qr-code"]');
    await page.evaluate(`
      window.prepare = (json) => {
        const { challenge } =
          PublicKeyCredential.parseRequestOptionsFromJSON(json);
        window.options = { publicKey: { ...json, challenge } };
      };
      window.ask = () => {
        window.asked = navigator.credentials.get(window.options);
      };`);
    const bare = await BarePage.attach(page);
    const subscriber = { onStatus: () => undefined as void };
    session.observe(() => {
      const { status } = session.statusOver('SCAN_QR_CODE');
      if (status === 'PASSKEY_REQUIRED') subscriber.onStatus();
    });

    const times: Record<
      'binding' | 'status' | 'evaluate' | 'submit',
      number[]
    > = { binding: [], status: [], evaluate: [], submit: [] };
    const measure = async (
      name: keyof typeof times,
      run: () => Promise<unknown>,
    ) => {
      // A ceremony comes alone: both sides start from processes at rest.
      await setTimeout(restMs);
      const start = performance.now();
      await run();
      times[name].push(performance.now() - start);
    };

    for (let round = 0; round < warmUp + rounds; round += 1) {
      const challenge = createHash('sha256')
        .update(String(round))
        .digest('base64url');
      const json = JSON.stringify(createSampleChallenge(challenge));
      await bare.run(`prepare(${json})`);
      await reachGate(driver, bare);
      await measure('binding', () => bare.callBinding(json));
      let asked: Promise<unknown> | undefined;
      await measure('status', () => {
        const seen = new Promise<void>((resolve) => {
          subscriber.onStatus = resolve;
        });
        asked = bare.run('ask()');
        return seen;
      });
      await asked;
      const body = sample.over(challenge);
      await measure('evaluate', () => bare.run('0'));
      await measure('submit', () => session.submit(body));
      await bare.run('asked');
      driver.noteLinked();
    }
    const p50 = (name: keyof typeof times) => median(times[name].slice(warmUp));
    return [
      compare(
        'get() in the page → PASSKEY_REQUIRED seen, against a bare binding, p50',
        'ms',
        p50('status'),
        p50('binding'),
        1.5,
      ),
      compare(
        'submit → page’s promise resolved, all checks, against a bare evaluate, p50',
        'ms',
        p50('submit'),
        p50('evaluate'),
        2,
      ),
    ];
  } finally {
    sessions.close();
    await browser.close();
    await standIn.stop();
  }
}
