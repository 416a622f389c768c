import { useStage } from './stage';

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
