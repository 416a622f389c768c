import { useStage } from './stage';

describe('another challenge', () => {
  const stage = useStage();

  it('of a second request ends the first attempt and begins another', async () => {
    const { standIn, owner } = stage;
    const scene = await stage.open();
    await scene.reachGate();
    const stale = await owner.sign(scene.session.challenge());
    const first = scene.session.attempt?.attemptId;

    standIn.repeatPrologueRequest();
    const next = await scene.log.reached('awaiting-assertion', 2);
    expect(next.attemptId).not.toBe(first);
    const ended = await scene.log.reached('ended');
    expect(ended).toMatchObject({
      attemptId: first,
      reason: { code: 'SUPERSEDED' },
    });

    await expect(scene.session.submit(stale)).rejects.toMatchObject({
      code: 'PASSKEY_CHALLENGE_MISMATCH',
    });
    await scene.submit(owner);
    await scene.approve();
    await scene.log.reached('awaiting-phone');
  });

  it('that comes with the assertion is noticed before it is delivered', async () => {
    const { standIn, owner } = stage;
    const scene = await stage.open({ firesEvents: false });
    await scene.reachGate();
    const assertion = await owner.sign(scene.session.challenge());
    const { callId } = await scene.log.signal('call');
    const deliveries = standIn.deliveries.length;
    // The cache changes without a word, in the turn before the delivery.
    await scene.page.evaluate(`{
      const cache = require('WAWebShortcakeLinkingRequestOptionsCache');
      const options = JSON.parse(
        new TextDecoder().decode(cache.getCachedRequestOptions()),
      );
      options.challenge = 'A'.repeat(43);
      cache.setCachedRequestOptions(
        new TextEncoder().encode(JSON.stringify(options)),
      );
    }`);
    await expect(
      scene.driver.deliver(callId, assertion, new AbortController().signal),
    ).rejects.toMatchObject({ code: 'PASSKEY_SUPERSEDED' });
    await scene.log.signal('call', 2);
    expect(standIn.deliveries).toHaveLength(deliveries);
  });

  it('is obtained by renewing an expired call', async () => {
    const { standIn, owner } = stage;
    const scene = await stage.open({}, { timeouts: { challengeMs: 400 } });
    await scene.reachGate();
    const first = scene.session.challenge().challenge;
    const expired = await scene.log.reached('ended');
    expect(expired).toMatchObject({
      reason: { code: 'CHALLENGE_EXPIRED' },
      retryable: true,
    });
    await standIn.waitFor('the end of the page’s call', () =>
      standIn.calls.some(
        (call) =>
          call.challenge === first && call.outcome === 'NotAllowedError',
      ),
    );
    await scene.session.renew();
    const call = await scene.log.signal('call', 2);
    expect(call.challenge.challenge).not.toBe(first);
    const assertion = await owner.sign(call.challenge);
    const renewed = await scene.log.reached('awaiting-assertion', 2);
    expect(renewed.codeFreeUntil).toBeNull();
    await scene.driver.deliver(
      call.callId,
      assertion,
      new AbortController().signal,
    );
    await expect(
      standIn.waitForDelivery(standIn.deliveries.length || 1),
    ).resolves.toMatchObject({ accepted: true });
  });

  it('is obtained while the first still waits, which then ends', async () => {
    const scene = await stage.open();
    await scene.reachGate();
    const first = scene.session.challenge().challenge;
    await scene.session.renew();
    await scene.log.reached('awaiting-assertion', 2);
    expect(scene.session.challenge().challenge).not.toBe(first);
    expect(
      stage.standIn.calls.find(({ challenge }) => challenge === first),
    ).toMatchObject({ outcome: 'NotAllowedError' });
  });

  it('is not to be had when no gate is up', async () => {
    const scene = await stage.open();
    await expect(
      scene.driver.renew(new AbortController().signal),
    ).rejects.toMatchObject({ code: 'PASSKEY_NOT_RENEWABLE' });
  });
});

describe('cancel', () => {
  const stage = useStage();
  const qr = '[data-ref]';

  it('leads back to a QR code, by which the account links', async () => {
    const scene = await stage.open();
    await scene.reachGate();
    await scene.session.cancel();
    await scene.page.waitForSelector(qr);
    expect(scene.session.attempt).toMatchObject({
      phase: 'ended',
      reason: { code: 'CANCELLED' },
    });
    await scene.scan();
    await scene.log.reached('awaiting-assertion', 2);
    await scene.submit(stage.owner);
    await scene.approve();
    await scene.log.reached('completed');
  });

  it('works in a page whose button is not known', async () => {
    const scene = await stage.open({
      testIds: 'none',
      icons: false,
      cancelPlace: 'in-card',
    });
    await scene.reachGate();
    await scene.session.cancel();
    expect(await scene.page.waitForSelector(qr)).toBeTruthy();
  });

  it('loads a page anew that offers no way out', async () => {
    const scene = await stage.open({ testIds: 'none', hasLinkingApi: false });
    await scene.reachGate();
    const alike = { icons: false, cancelPlace: 'in-card' };
    Object.assign(stage.standIn.scenario, alike);
    await scene.page.waitForFunction(`!document.querySelector('button.quiet')`);
    await scene.session.cancel();
    await scene.page.waitForSelector(qr);
    expect(scene.log.signals.map(({ type }) => type)).not.toContain('gone');
  });

  it('by a human in the page is reported as the end', async () => {
    const scene = await stage.open();
    await scene.reachGate();
    await scene.page.click('[data-testid="shortcake_cancel_button"]');
    await scene.page.waitForSelector(qr);
    const { callId } = await scene.log.signal('call');
    await scene.driver.expire(callId, new AbortController().signal);
    await expect(scene.log.signal('failed')).resolves.toEqual({
      type: 'failed',
      reason: 'CANCELLED',
      retryable: false,
    });
  });
});
