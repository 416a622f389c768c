import { setTimeout } from 'node:timers/promises';
import {
  chromiumLaunchOptions,
  type StandIn,
  startStandIn,
} from '@waha-passkey/testbed';
import puppeteer, { type Browser, type CDPSession, type Page } from 'puppeteer';
import type { BenchResult } from '../../tooling/src/bench/bench-result';
import { compare, median } from '../../tooling/src/bench/compare';
import { PagePasskeyDriver } from '../src';

const rounds = 12;
const measuredMs = 2_500;
/** Our scripts look around once before they go to sleep. */
const settleMs = 1_000;
const busyTarget = 1.05;
const idleTarget = 1.2;
/** A hundredth of a percent of a core counts as nothing. */
const floorMs = 0.1;

/** The account asks for no passkey here: the cost begins after the link. */
async function openLinked(browser: Browser, standIn: StandIn): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(standIn.origin);
  const element = await page.waitForSelector('[data-ref]');
  const qr = await element?.evaluate((node) => node.getAttribute('data-ref'));
  await standIn.phone.scan(String(qr));
  await page.waitForSelector('#side');
  return page;
}

/** A chat list of 3,000 elements, with 1,200 changes a second while it is on. */
const prepare = `{
  const list = document.createElement('div');
  for (let n = 0; n < 3_000; n += 1) {
    list.append(document.createElement('p'));
  }
  document.body.append(list);
  window.work = () => setInterval(() => {
    for (let n = 0; n < 6; n += 1) {
      const row = document.createElement('p');
      row.textContent = String(n);
      list.append(row);
      list.firstElementChild.remove();
    }
  }, 10);
}`;

async function readScriptMs(cdp: CDPSession): Promise<number> {
  const { metrics } = await cdp.send('Performance.getMetrics');
  const metric = metrics.find(({ name }) => name === 'ScriptDuration');
  return (metric?.value ?? 0) * 1_000;
}

/** Milliseconds of script a second, in the thread's own time. */
async function measure(cdp: CDPSession): Promise<number> {
  await setTimeout(settleMs);
  const before = await readScriptMs(cdp);
  await setTimeout(measuredMs);
  const after = await readScriptMs(cdp);
  return (after - before) / (measuredMs / 1_000);
}

/** The same page without us and with us, in turns: two pages differ by 10 %. */
async function measureInTurns(
  page: Page,
  cdp: CDPSession,
): Promise<{ bare: number; hooked: number }> {
  const bare: number[] = [];
  const hooked: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    bare.push(await measure(cdp));
    const driver = new PagePasskeyDriver();
    await driver.attachPage(page);
    hooked.push(await measure(cdp));
    await driver.detach('SESSION_STOPPED');
  }
  return { bare: median(bare), hooked: median(hooked) };
}

export async function bench(): Promise<BenchResult[]> {
  const standIn = await startStandIn({ scenario: { gate: false } });
  const browser = await puppeteer.launch(chromiumLaunchOptions(standIn));
  try {
    const page = await openLinked(browser, standIn);
    const cdp = await page.createCDPSession();
    await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
    await page.evaluate(prepare);
    const idle = await measureInTurns(page, cdp);
    await page.evaluate('void work()');
    const busy = await measureInTurns(page, cdp);
    return [
      compare(
        'script time after linking, 1,200 mutations a second, p50',
        'ms/s',
        busy.hooked,
        busy.bare,
        busyTarget,
      ),
      compare(
        'script time after linking, idle page, from 0.1 ms/s, p50',
        'ms/s',
        Math.max(idle.hooked, floorMs),
        Math.max(idle.bare, floorMs),
        idleTarget,
      ),
    ];
  } finally {
    await browser.close();
    await standIn.stop();
  }
}
