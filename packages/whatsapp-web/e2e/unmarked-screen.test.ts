import type { Scenario } from '@waha-passkey/testbed';
import type { PageScene } from './page-scene';
import { useStage } from './stage';

/** Nothing but its structure tells what the screen's buttons are for. */
const bare: Partial<Scenario> = {
  testIds: 'none',
  icons: false,
  standingButtons: true,
  hasLinkingApi: false,
};

/** Which button was pressed that was there before the gate. */
function readPressed(scene: PageScene): Promise<unknown> {
  return scene.page.evaluate('document.documentElement.dataset.pressed');
}

/** Nothing tells later what was fired before anyone listened. */
async function untilHeard(scene: PageScene): Promise<void> {
  await scene.page.waitForFunction(`require('WAWebLinkDeviceEvents')
    .WAWebLinkDeviceEvents
    .isListenedTo('link_device_events:passkey_prologue_request')`);
}

describe('a passkey screen without test ids', () => {
  const stage = useStage({ clockScale: 1 / 5 });
  const windowPassed = useStage({
    clockScale: 1 / 5,
    timings: { handoffKeyMs: 1 },
  });

  it.each<[string, Partial<Scenario>]>([
    ['events and cached options', bare],
    ['events alone', { ...bare, hasOptionsCache: false }],
    ['cached options alone', { ...bare, firesEvents: false }],
    [
      'the test ids that are left',
      { ...bare, testIds: 'no-primary-buttons', firesEvents: false },
    ],
  ])('links, the gate being known by %s', async (_, scenario) => {
    const scene = await stage.open(scenario);
    if (scenario.firesEvents !== false) await untilHeard(scene);
    await scene.link(stage.owner);
    expect(scene.log.attempts).toHaveLength(1);
    expect(await readPressed(scene)).toBeUndefined();
  });

  it.each<[string, Partial<Scenario>]>([
    ['event', bare],
    ['modules', { ...bare, firesEvents: false, hasLinkingApi: true }],
    ['document', { ...bare, firesEvents: false }],
    ['test id', { ...bare, testIds: 'no-primary-buttons' }],
  ])('links after a human compared the code of the %s', async (_, scenario) => {
    const { standIn, owner } = windowPassed;
    const scene = await windowPassed.open(scenario);
    await scene.reachGate();
    await scene.submit(owner);
    await scene.approve();
    await scene.log.reached('awaiting-confirmation');
    await expect(standIn.phone.code()).resolves.toBe(
      scene.session.confirmation().code,
    );
    await scene.session.confirm();
    await scene.confirmCode();
    await scene.log.reached('completed');
    expect(await readPressed(scene)).toBeUndefined();
  });

  it.each(['cancel', 'reject'] as const)(
    'is left by its own button at a %s',
    async (order) => {
      const { standIn, owner } = windowPassed;
      const scene = await windowPassed.open({ ...bare, firesEvents: false });
      await scene.page.evaluate('window.isSameDocument = true');
      const devices = standIn.devices.length;
      await scene.reachGate();
      if (order === 'reject') {
        await scene.submit(owner);
        await scene.approve();
        await scene.log.reached('awaiting-confirmation');
      }
      await scene.session[order]();
      await scene.log.reached('ended');
      await scene.page.waitForSelector('[data-ref]');
      expect(await scene.page.evaluate('window.isSameDocument')).toBe(true);
      expect(standIn.devices).toHaveLength(devices);
      expect(await readPressed(scene)).toBeUndefined();
    },
  );

  it('is known again at the next gate of the same document', async () => {
    const scene = await stage.open(bare);
    await scene.reachGate();
    await scene.session.cancel();
    await scene.scan();
    await scene.log.reached('awaiting-assertion', 2);
    await scene.submit(stage.owner);
    await scene.approve();
    await scene.log.reached('completed');
    expect(await readPressed(scene)).toBeUndefined();
  });

  it('is not guessed at: two buttons alike end in a reason', async () => {
    const scene = await stage.open(
      { ...bare, cancelPlace: 'in-card' },
      { askMs: 2_000 },
    );
    const calls = stage.standIn.calls.length;
    await scene.scan();
    const attempt = await scene.log.reached('ended');
    expect(attempt.reason?.code).toBe('PAGE_CHANGED');
    expect(stage.standIn.calls).toHaveLength(calls);
    // Nothing was pressed, so the gate is up still.
    expect(await scene.page.$$('[data-ref]')).toHaveLength(0);
    expect(await readPressed(scene)).toBeUndefined();
  });

  it('links by what the button would call when two are alike', async () => {
    const scene = await stage.open({
      ...bare,
      cancelPlace: 'in-card',
      hasLinkingApi: true,
    });
    await scene.link(stage.owner);
    expect(scene.log.phases).not.toContain('ended');
  });

  it('of a page that was hooked too late shows nothing to compare with', async () => {
    const scene = await stage.open(bare, { askMs: 1_000 });
    await scene.driver.detach('SESSION_STOPPED');
    await scene.scan();
    await stage.standIn.waitForScreen('passkey');
    await scene.driver.attachPage(scene.page);
    const signal = await scene.log.signal('failed');
    expect(signal).toMatchObject({ reason: 'PAGE_CHANGED' });
    expect(await readPressed(scene)).toBeUndefined();
  });
});
