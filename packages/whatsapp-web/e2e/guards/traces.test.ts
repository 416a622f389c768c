import type { Page } from 'puppeteer';
import puppeteer from 'puppeteer';
import { chromiumLaunchOptions } from '@waha-passkey/testbed';
import { PageScene, type PageSceneOptions } from '../page-scene';
import { useStage } from '../stage';
import { listChanged, witness } from './page-witness';

/** Counts the intervals that run; ahead of our scripts. */
const countIntervals = () => {
  const running = new Set<number>();
  const set = setInterval.bind(window) as (
    run: () => void,
    ms?: number,
  ) => number;
  const clear = clearInterval.bind(window);
  Object.assign(window, {
    running,
    setInterval: (run: () => void, ms?: number) => {
      const id = set(run, ms);
      running.add(id);
      return id;
    },
    clearInterval: (id: number) => {
      running.delete(id);
      clear(id);
    },
  });
};

describe('the guards in the page', () => {
  const stage = useStage({ clockScale: 0.1 });
  const signal = new AbortController().signal;

  async function open(options: PageSceneOptions = {}): Promise<PageScene> {
    const scene = await stage.open({}, { before: countIntervals, ...options });
    await scene.page.waitForFunction(`window.require && window.Debug?.VERSION`);
    // Taken on by the first look at it.
    await scene.page.waitForSelector('[data-testid="link-device-qr-code"]');
    await scene.driver.canary();
    await witness(scene.page);
    return scene;
  }

  async function reachGuardedGate(options?: PageSceneOptions) {
    const scene = await open(options);
    await scene.reachGate();
    await untilChanged(scene.page, true);
    return scene;
  }

  /** Resolves with the number of intervals, once Node's order has arrived. */
  async function untilChanged(
    page: Page,
    isChanged: boolean,
  ): Promise<unknown> {
    const end = performance.now() + 5_000;
    let changed: string[];
    do {
      changed = await listChanged(page);
    } while (changed.length > 0 !== isChanged && performance.now() < end);
    if (isChanged) expect(changed).toContain('refreshQR');
    else expect(changed).toEqual([]);
    return page.evaluate('window.running.size');
  }

  const ends: [string, (scene: PageScene) => Promise<unknown>][] = [
    ['was cancelled', ({ session }) => session.cancel()],
    ['was linked', (scene) => finish(scene)],
    ['was stopped', ({ driver }) => driver.detach('SESSION_STOPPED')],
    [
      'was renewed, then cancelled',
      async ({ session }) => {
        await session.renew();
        await session.cancel();
      },
    ],
  ];

  async function finish(scene: PageScene): Promise<void> {
    await scene.submit(stage.owner);
    await scene.approve();
    await scene.log.reached('completed');
  }

  it.each(ends)('leave no trace once the attempt %s', async (_, end) => {
    const scene = await reachGuardedGate();
    await end(scene);
    expect(await untilChanged(scene.page, false)).toBe(0);
  });

  it('stay for a renewal that is still possible, and no longer', async () => {
    const scene = await reachGuardedGate({ timeouts: { challengeMs: 300 } });
    await scene.log.reached('ended');
    expect(await untilChanged(scene.page, true)).toBe(1);
    await scene.session.cancel();
    expect(await untilChanged(scene.page, false)).toBe(0);
  });

  it('are not in a page that was loaded again', async () => {
    const scene = await reachGuardedGate();
    await scene.page.reload();
    await scene.log.reached('ended');
    await scene.page.waitForSelector('[data-testid="link-device-qr-code"]');
    const sockets = () => stage.standIn.connections.map(({ id }) => id);
    const before = sockets();
    await scene.page.evaluate(`require('WAWebCmd').Cmd.refreshQR()`);
    await stage.standIn.waitFor('another socket', () =>
      sockets().find((id) => !before.includes(id)),
    );
    await expect(scene.page.evaluate('window.running.size')).resolves.toBe(0);
  });

  it('let the page’s own code do what it does', async () => {
    const scene = await reachGuardedGate();
    const [socket] = stage.standIn.connections.slice(-1);
    await scene.page.click('[data-testid="shortcake_cancel_button"]');
    await expect(scene.log.reached('ended')).resolves.toMatchObject({
      reason: { code: 'CANCELLED' },
      retryable: false,
    });
    await scene.scan();
    await scene.log.reached('awaiting-assertion', 2);
    expect(stage.standIn.connections.at(-1)?.id).not.toBe(socket?.id);
  });

  it('leave the stack traces of the page as they were', async () => {
    const scene = await reachGuardedGate();
    const text = await scene.page.evaluate(`{
      Error.prepareStackTrace = () => 'the page’s own words';
      require('WAWebCmd').Cmd.refreshQR();
      const { stack } = new Error('any');
      delete Error.prepareStackTrace;
      [stack, Object.hasOwn(Error, 'prepareStackTrace'), Error.stackTraceLimit]
        .join();
    }`);
    expect(text).toBe('the page’s own words,false,10');
    await finish(scene);
  });

  it('end with a browser that is killed, and nothing is left unhandled', async () => {
    const unhandled: unknown[] = [];
    const note = (error: unknown) => unhandled.push(error);
    process.on('unhandledRejection', note);
    const browser = await puppeteer.launch(
      chromiumLaunchOptions(stage.standIn),
    );
    const scene = await PageScene.open(browser, stage.standIn);
    await scene.reachGate();
    const cancelled = scene.driver.cancel(signal).catch(() => undefined);
    browser.process()?.kill('SIGKILL');
    await expect(scene.log.reached('ended')).resolves.toMatchObject({
      reason: { code: 'BROWSER_GONE' },
    });
    await cancelled;
    await scene.close().catch(() => undefined);
    process.off('unhandledRejection', note);
    expect(unhandled).toEqual([]);
  });
});
