import type { CDPSession, Page } from 'puppeteer';
import { useStage } from './stage';

const ceremonies = 200;
const warmUp = 20;

interface Counts {
  heap: number;
  listeners: number;
  nodes: number;
}

describe('our scripts in the page', () => {
  const stage = useStage();

  async function measure(cdp: CDPSession): Promise<Counts> {
    await cdp.send('HeapProfiler.collectGarbage');
    const { usedSize: heap } = await cdp.send('Runtime.getHeapUsage');
    const { jsEventListeners: listeners, nodes } = await cdp.send(
      'Memory.getDOMCounters',
    );
    return { heap, listeners, nodes };
  }

  async function openBare(): Promise<Page> {
    const context = await stage.browser.createBrowserContext();
    const page = await context.newPage();
    await page.goto(stage.standIn.origin);
    await page.waitForSelector('[data-testid="link-device-qr-code"]');
    return page;
  }

  it(`leave nothing behind after ${ceremonies} ceremonies`, async () => {
    const scene = await stage.open();
    await scene.page.waitForSelector('[data-testid="link-device-qr-code"]');
    const cdp = await scene.page.createCDPSession();
    const { driver, log, page } = scene;
    const signal = new AbortController().signal;
    const byteOf = (n: number) => n.toString(16).padStart(2, '0');
    const assertion = await stage.owner.sign({
      challenge: 'AAAAAAAAAAAAAAAAAAAAAA',
      rpId: 'whatsapp.com',
    });
    const run = async (from: number, to: number) => {
      for (let n = from; n < to; n += 1) {
        // Every other call ends by the page, the rest are answered or refused.
        await page.evaluate(`{
          const controller = new AbortController();
          window.abortCall = () => controller.abort();
          navigator.credentials.get({
            publicKey: { challenge: new Uint8Array(16).fill(0x${byteOf(
              n % 256,
            )}), rpId: 'whatsapp.com' },
            signal: controller.signal,
          }).catch(() => undefined);
          void 0;
        }`);
        const { callId } = await log.signal('call', n + 1);
        if (n % 4 === 0) await driver.deliver(callId, assertion, signal);
        else if (n % 2 === 0) await driver.expire(callId, signal);
        else await page.evaluate('window.abortCall()');
      }
      await page.evaluate('delete window.abortCall');
    };

    await run(0, warmUp);
    const before = await measure(cdp);
    await run(warmUp, warmUp + ceremonies);
    const after = await measure(cdp);
    expect(after.listeners).toBe(before.listeners);
    expect(after.nodes).toBeLessThanOrEqual(before.nodes + 5);
    expect((after.heap - before.heap) / ceremonies).toBeLessThan(1_024);
  });

  it('take no more than 360 KB of a page’s heap', async () => {
    const added: number[] = [];
    // One page differs from the next by some 20 KB, with or without us. An
    // empty isolated world takes 168 KB (Chromium 156).
    for (let pages = 0; pages < 3; pages += 1) {
      const bare = await openBare();
      const without = await measure(await bare.createCDPSession());
      await bare.browserContext().close();
      const scene = await stage.open();
      await scene.page.waitForSelector('[data-testid="link-device-qr-code"]');
      const hooked = await measure(await scene.page.createCDPSession());
      added.push((hooked.heap - without.heap) / 1_024);
    }
    expect(Math.min(...added)).toBeLessThan(360);
  });
});
