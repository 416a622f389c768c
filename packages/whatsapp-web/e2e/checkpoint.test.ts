import type { Page } from 'puppeteer';
import { useStage } from './stage';

/** Keeps what the page answers WhatsApp back until it is released. */
async function holdResponse(page: Page): Promise<() => Promise<void>> {
  await page.evaluate(`{
    const { send } = WebSocket.prototype;
    WebSocket.prototype.send = function (data) {
      if (!data.includes('checkpoint-response')) return send.call(this, data);
      window.release = () => send.call(this, data);
    };
  }`);
  return async () => {
    await page.waitForFunction('window.release');
    await page.evaluate('window.release()');
  };
}

describe('the checkpoint of a linked device', () => {
  const stage = useStage();

  async function openCheckpoint() {
    const scene = await stage.open();
    await scene.link(stage.owner);
    await scene.page.waitForSelector('#side');
    const { deviceId } = stage.standIn.devices.at(-1) ?? { deviceId: '' };
    await stage.standIn.waitFor('the device online', () =>
      stage.standIn.connections.some((one) => one.deviceId === deviceId),
    );
    stage.standIn.phone.openCheckpoint(deviceId);
    return { scene, deviceId };
  }

  it('is an attempt of its own kind, and is passed', async () => {
    const { standIn, owner } = stage;
    const { scene, deviceId } = await openCheckpoint();
    const attempt = await scene.log.reached('awaiting-assertion', 2);
    expect(attempt).toMatchObject({ kind: 'checkpoint', codeFreeUntil: null });
    expect(scene.session.challenge()).toMatchObject({
      userVerification: 'preferred',
      extensions: { prf: { eval: { first: expect.any(String) as string } } },
    });
    expect(scene.session.statusOver('WORKING').status).toBe('WORKING');

    await scene.submit(owner);
    await expect(scene.log.reached('completed', 2)).resolves.toMatchObject({
      kind: 'checkpoint',
    });
    expect(standIn.deliveries.at(-1)).toMatchObject({
      kind: 'checkpoint',
      accepted: true,
    });
    expect(standIn.devices.map((device) => device.deviceId)).toContain(
      deviceId,
    );
  });

  it('is never answered by logging out, whatever is ordered', async () => {
    const { standIn } = stage;
    const { scene, deviceId } = await openCheckpoint();
    await scene.log.reached('awaiting-assertion', 2);
    await scene.session.renew();
    await scene.log.reached('awaiting-assertion', 3);
    await scene.session.cancel();
    await expect(scene.log.reached('ended', 2)).resolves.toMatchObject({
      kind: 'checkpoint',
      reason: { code: 'CANCELLED' },
    });
    expect(standIn.devices.map((device) => device.deviceId)).toContain(
      deviceId,
    );
  });

  it('is asked again after a cancel, and a signature then passes it', async () => {
    const { standIn, owner } = stage;
    const { scene } = await openCheckpoint();
    await scene.log.reached('awaiting-assertion', 2);
    await scene.session.cancel();
    expect(scene.session.attempt).toMatchObject({
      kind: 'checkpoint',
      reason: { code: 'CANCELLED' },
      retryable: true,
    });
    await standIn.waitFor(
      'the page hearing that nobody signs',
      () => standIn.calls.at(-1)?.outcome === 'NotAllowedError',
    );
    expect(scene.session.statusOver('WORKING').status).toBe('WORKING');

    await scene.session.renew();
    await scene.log.reached('awaiting-assertion', 3);
    expect(scene.session.attempt).toMatchObject({ kind: 'checkpoint' });
    await scene.submit(owner);
    await scene.log.reached('completed', 2);
    expect(standIn.deliveries.at(-1)).toMatchObject({
      kind: 'checkpoint',
      accepted: true,
    });
    expect(scene.session.statusOver('WORKING').status).toBe('WORKING');
  });

  it('passes although it was cancelled and renewed while it was judged', async () => {
    const { owner } = stage;
    const { scene } = await openCheckpoint();
    await scene.log.reached('awaiting-assertion', 2);
    const release = await holdResponse(scene.page);
    await scene.submit(owner);
    await scene.session.cancel();
    const renewed = scene.session.renew();
    await scene.log.reached('gate-seen', 3);
    await release();
    await renewed;
    await scene.log.reached('completed', 2);
    expect(scene.session.attempt).toMatchObject({
      kind: 'checkpoint',
      phase: 'completed',
    });
  });

  it('can be tried again when WhatsApp does not accept the passkey', async () => {
    const { owner } = stage;
    const { scene } = await openCheckpoint();
    await scene.log.reached('awaiting-assertion', 2);
    const assertion = await owner.sign(scene.session.challenge());
    const [first = '', ...rest] = assertion.response.signature;
    const other = first === 'M' ? 'N' : first;
    const { callId } = await scene.log.signal('call', 2);
    await scene.driver.deliver(
      callId,
      {
        ...assertion,
        response: {
          ...assertion.response,
          signature: [other, ...rest].reverse().join(''),
        },
      },
      new AbortController().signal,
    );
    await expect(scene.log.signal('failed')).resolves.toMatchObject({
      reason: 'REFUSED_BY_WHATSAPP',
      retryable: true,
    });
    await scene.driver.renew(new AbortController().signal);
    await scene.log.signal('call', 3);
  });
});
