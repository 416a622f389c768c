import type { Scenario } from '@waha-passkey/testbed';
import { useStage } from './stage';

describe('the gate', () => {
  const stage = useStage();

  it.each<[string, Partial<Scenario>]>([
    ['without the page’s events', { firesEvents: false }],
    ['with the emitter’s module renamed', { emitterModule: 'WAWebOther' }],
    ['without the options cache', { hasOptionsCache: false }],
    ['with the cache’s module renamed', { optionsCacheModule: 'WAWebOther' }],
    ['without the linking modules', { hasLinkingApi: false }],
    [
      'without test ids on its two main buttons',
      { testIds: 'no-primary-buttons' },
    ],
    ['without any test id', { testIds: 'none' }],
    [
      'without any module',
      {
        emitterModule: 'WAWebA',
        optionsCacheModule: 'WAWebB',
        hasLinkingApi: false,
      },
    ],
    [
      'without events and cache',
      { firesEvents: false, hasOptionsCache: false },
    ],
    ['in a page that took get() when it loaded', { takesGet: 'at-load' }],
    ['where unknown modules throw', { unknownModules: 'throw' }],
    ['where unknown modules are null', { unknownModules: 'null' }],
    ['in a page with frames', { loadsFrame: true }],
  ])('is passed %s', async (_, scenario) => {
    const scene = await stage.open(scenario);
    await scene.link(stage.owner);
    expect(scene.log.attempts).toHaveLength(1);
    expect(scene.log.phases).toEqual(
      expect.arrayContaining(['awaiting-phone', 'completed']),
    );
    expect(scene.log.phases).not.toContain('ended');
  });

  it('is reported with the reason when the page does not ask', async () => {
    const scene = await stage.open({ callsGet: false }, { askMs: 2_000 });
    await scene.scan();
    const attempt = await scene.log.reached('ended');
    expect(attempt.reason?.code).toBe('PAGE_DID_NOT_ASK');
    expect(attempt.retryable).toBe(true);
  });
});

describe('the canary', () => {
  const stage = useStage();

  it('reports what the page offers', async () => {
    const scene = await stage.open({ version: '2.3000.42' });
    await scene.page.waitForSelector('[data-testid="link-device-qr-code"]');
    await expect(scene.driver.canary()).resolves.toEqual({
      version: '2.3000.42',
      override: true,
      modules: {
        events: 'loaded',
        options: 'loaded',
        stages: 'loaded',
        actions: 'loaded',
        socket: 'loaded',
      },
      testIds: ['link-device-qr-code'],
      detection: ['events', 'options', 'stages', 'card'],
      answering: true,
      supported: true,
      isLoading: false,
    });
  });

  it('tells a module that is not loaded yet from one that is missing', async () => {
    const scene = await stage.open({
      moduleLoading: 'one-by-one',
      optionsCacheModule: 'WAWebOther',
    });
    await scene.page.waitForSelector('[data-testid="link-device-qr-code"]');
    await expect(scene.driver.canary()).resolves.toMatchObject({
      modules: {
        options: 'not-loaded',
        actions: 'not-loaded',
        socket: 'loaded',
      },
      supported: true,
    });
    await scene.reachGate();
    await expect(scene.driver.canary()).resolves.toMatchObject({
      modules: { options: 'missing', actions: 'loaded', stages: 'loaded' },
      supported: true,
    });
  });

  it('withdraws the support when the call would not reach us, and gives it back', async () => {
    const scene = await stage.open();
    const { driver, page } = scene;
    await page.evaluate(`window.kept = navigator.credentials.get;
      navigator.credentials.get = () => Promise.reject(new Error('taken'));`);
    for (let miss = 0; miss < 3; miss += 1) await driver.canary();
    expect(driver.capability).toMatchObject({
      supported: false,
      answeredBy: 'nobody',
      reason: { code: 'PAGE_CHANGED' },
    });
    await page.evaluate('delete navigator.credentials.get');
    await driver.canary();
    expect(driver.capability).toMatchObject({ supported: true, reason: null });
  });

  it('runs by itself once a QR code is shown', async () => {
    const scene = await stage.open({
      emitterModule: 'WAWebA',
      optionsCacheModule: 'WAWebB',
      hasLinkingApi: false,
    });
    await scene.page.waitForSelector('[data-testid="link-device-qr-code"]');
    const report = await scene.driver.canary();
    expect(report.detection).toEqual(['card']);
    await scene.page.evaluate(
      'navigator.credentials.get = () => Promise.reject(new Error("taken"))',
    );
    await scene.untilCapability(false);
    expect(scene.driver.capability.supported).toBe(false);
  });
});
