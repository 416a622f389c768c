import type { Scenario } from '@waha-passkey/testbed';
import { useStage } from './stage';

describe('after the assertion', () => {
  // Stages last 4 s; pages keep the hand-off key for 10 s.
  const stage = useStage({ clockScale: 1 / 30 });
  const windowPassed = useStage({
    clockScale: 1 / 30,
    timings: { handoffKeyMs: 1 },
  });

  it('the page confirms by itself within its window', async () => {
    const scene = await stage.open();
    await scene.link(stage.owner);
    await expect(scene.log.signal('code')).resolves.toMatchObject({
      selfConfirming: true,
    });
    expect(scene.log.phases).not.toContain('awaiting-confirmation');
  });

  it('a bundle that confirms everything, and does not say so, completes', async () => {
    const scene = await windowPassed.open({
      codeEventCarriesSkip: false,
      confirmsItself: 'always',
    });
    await scene.reachGate();
    await scene.submit(windowPassed.owner);
    await scene.approve();
    await windowPassed.standIn.phone.confirmCode();
    await scene.log.reached('completed');
    expect(windowPassed.standIn.deliveries.at(-1)?.accepted).toBe(true);
  });

  it('a human compares the code once the window has passed', async () => {
    const { standIn, owner } = windowPassed;
    const scene = await windowPassed.open();
    await scene.reachGate();
    await scene.submit(owner);
    await scene.approve();
    await scene.log.reached('awaiting-confirmation');
    const { code } = scene.session.confirmation();
    await expect(standIn.phone.code()).resolves.toBe(code);
    await scene.session.confirm();
    await scene.log.reached('completing');
    await standIn.phone.confirmCode();
    await scene.log.reached('completed');
  });

  it.each<[string, Partial<Scenario>]>([
    ['test ids', { hasLinkingApi: false, firesEvents: false }],
    ['events', { testIds: 'none', hasLinkingApi: false }],
    ['modules', { testIds: 'none', firesEvents: false }],
  ])('the code is known by the %s alone', async (_, scenario) => {
    const { standIn, owner } = windowPassed;
    const scene = await windowPassed.open(scenario);
    await scene.reachGate();
    await scene.submit(owner);
    await scene.approve();
    await scene.log.reached('awaiting-confirmation');
    await expect(standIn.phone.code()).resolves.toBe(
      scene.session.confirmation().code,
    );
  });

  it('a human rejects the code, and nothing is linked', async () => {
    const { standIn, owner } = windowPassed;
    const scene = await windowPassed.open();
    const devices = standIn.devices.length;
    await scene.reachGate();
    await scene.submit(owner);
    await scene.approve();
    await scene.log.reached('awaiting-confirmation');
    await scene.session.reject();
    await expect(scene.log.reached('ended')).resolves.toMatchObject({
      reason: { code: 'CODE_REJECTED' },
    });
    await scene.page.waitForSelector('[data-testid="link-device-qr-code"]');
    expect(standIn.devices).toHaveLength(devices);
  });

  it('a code that nobody confirms ends with its reason', async () => {
    const { owner } = windowPassed;
    const scene = await windowPassed.open();
    await scene.reachGate();
    await scene.submit(owner);
    await scene.approve();
    const attempt = await scene.log.reached('ended');
    expect(attempt.reason?.code).toBe('TIMED_OUT_BY_WHATSAPP');
  });

  it('silence ends with a readable reason', async () => {
    const scene = await stage.open(
      { continues: false },
      { timeouts: { phoneMs: 500 } },
    );
    await scene.reachGate();
    await scene.submit(stage.owner);
    const attempt = await scene.log.reached('ended');
    expect(attempt.reason?.code).toBe('PHONE_DID_NOT_ANSWER');
    expect(attempt.reason?.message).toMatch(/phone/);
  });

  it.each<Scenario['serverError']>(['prologue', 'nonce', 'pairing'])(
    'a refusal at the %s is reported, and can be tried again',
    async (serverError) => {
      const { standIn, owner } = stage;
      const scene = await stage.open({ serverError });
      await scene.reachGate();
      await scene.submit(owner);
      if (serverError !== 'prologue') await scene.approve();
      const attempt = await scene.log.reached('ended');
      expect(attempt).toMatchObject({
        reason: { code: 'REFUSED_BY_WHATSAPP' },
        retryable: true,
      });

      standIn.scenario.serverError = null;
      const used = scene.log.signals.flatMap((signal) =>
        signal.type === 'call' ? [signal.challenge.challenge] : [],
      );
      await scene.session.renew();
      await scene.log.reached('awaiting-assertion', 2);
      expect(used).not.toContain(scene.session.challenge().challenge);
      await scene.submit(owner);
      await scene.approve();
      const shown = scene.log.until(
        'code or end',
        () =>
          scene.log.phases.includes('awaiting-confirmation') ||
          scene.log.phases.includes('completed'),
      );
      await shown;
      if (!scene.log.phases.includes('completed')) {
        await scene.session.confirm();
        await standIn.phone.confirmCode();
      }
      await scene.log.reached('completed');
    },
  );

  it('a phone that answers too late is told apart from a refusal', async () => {
    const scene = await stage.open({ phoneDelayMs: 150_000 });
    await scene.reachGate();
    await scene.submit(stage.owner);
    const approved = scene.approve();
    const attempt = await scene.log.reached('ended');
    expect(attempt.reason?.code).toBe('TIMED_OUT_BY_WHATSAPP');
    await approved;
  });

  it('a phone that declines ends the attempt', async () => {
    const scene = await stage.open();
    await scene.reachGate();
    await scene.submit(stage.owner);
    await stage.standIn.phone.decline();
    await expect(scene.log.reached('ended')).resolves.toMatchObject({
      reason: { code: 'REFUSED_BY_WHATSAPP' },
    });
  });
});
