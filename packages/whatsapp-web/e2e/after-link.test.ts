import type { Page } from 'puppeteer';
import { useStage } from './stage';

/** Counts the timers that scripts of the page's own world start. */
function countTimers(): void {
  const native = window.setTimeout.bind(window);
  const counts = { started: 0 };
  Object.assign(window, { timers: counts });
  window.setTimeout = ((...args: Parameters<typeof native>) => {
    counts.started += 1;
    return native(...args);
  }) as typeof window.setTimeout;
}

/** As a busy chat list does: 12 changes of the document each 10 ms. */
async function keepBusy(page: Page): Promise<void> {
  await page.evaluate(`{
    const list = document.createElement('div');
    document.body.append(list);
    setInterval(() => {
      for (let n = 0; n < 12; n += 1) {
        list.append(document.createElement('p'));
        if (list.childElementCount > 50) list.firstElementChild.remove();
      }
    }, 10);
  }`);
}

describe('a linked page', () => {
  const stage = useStage();

  async function openLinked(isBusy = false) {
    const scene = await stage.open({}, { before: countTimers });
    await scene.link(stage.owner);
    await scene.page.waitForSelector('#side');
    if (isBusy) await keepBusy(scene.page);
    const { deviceId } = stage.standIn.devices.at(-1) ?? { deviceId: '' };
    await stage.standIn.waitFor('the device online', () =>
      stage.standIn.connections.some((one) => one.deviceId === deviceId),
    );
    return { scene, deviceId };
  }

  it('has none of our timers running', async () => {
    const { scene } = await openLinked();
    // What has begun before it was linked ends within a second or so.
    const quiet = scene.page.waitForFunction(
      `(() => {
        const { started } = window.timers;
        if (window.seen !== started) {
          window.seen = started;
          window.since = performance.now();
        }
        return performance.now() - window.since > 2_500;
      })()`,
      { timeout: 15_000 },
    );
    await expect(quiet).resolves.toBeDefined();
  });

  it.each([false, true])(
    'is asked at the checkpoint, and passes it (busy: %s)',
    async (isBusy) => {
      const { scene, deviceId } = await openLinked(isBusy);
      await scene.page.waitForFunction('performance.now() > 4_000');
      stage.standIn.phone.openCheckpoint(deviceId);
      await scene.log.reached('awaiting-assertion', 2);
      await scene.submit(stage.owner);
      await expect(scene.log.reached('completed', 2)).resolves.toMatchObject({
        kind: 'checkpoint',
      });
    },
  );

  it('is heard when it calls get() by itself', async () => {
    const { scene } = await openLinked();
    await scene.page.waitForFunction('performance.now() > 4_000');
    await scene.page.evaluate(`void navigator.credentials.get({ publicKey: {
      challenge: new Uint8Array(16), rpId: 'whatsapp.com', timeout: 1_000,
    } }).catch((error) => { window.failure = error.name; })`);
    await expect(
      scene.log.reached('awaiting-assertion', 2),
    ).resolves.toMatchObject({ kind: 'checkpoint' });
    await scene.page.waitForFunction("window.failure === 'NotAllowedError'");
  });

  it('is linked again after it was unlinked', async () => {
    const { scene, deviceId } = await openLinked();
    stage.standIn.phone.unlink(deviceId);
    await scene.page.waitForSelector('[data-ref]');
    await scene.scan();
    await expect(
      scene.log.reached('awaiting-assertion', 2),
    ).resolves.toMatchObject({ kind: 'linking' });
  });
});
