import type { ClientScene } from '../client-scene';
import { useGuardStage } from './guard-stage';
import { exposeUnseen, refreshWhenIdle } from './newer-library';
import { freezeActs, untilState } from './page-witness';

describe('a library that refreshes QR codes when they have run out', () => {
  // All refs are spent 3.5 s after the socket has opened.
  const stage = useGuardStage({
    clockScale: 0.2,
    timings: { firstRefMs: 3_000, nextRefMs: 100, syncMs: 50 },
  });

  async function reachGate(
    scene: ClientScene,
    way: 'QR code' | 'pairing code',
  ): Promise<void> {
    if (way === 'QR code') return scene.reachGate();
    await scene.showQr();
    const { phoneNumber } = stage.standIn.account;
    await scene.enterCode(await scene.client.requestPairingCode(phoneNumber));
    await scene.log.reached('awaiting-assertion');
  }

  /** Everything that the page reported until now has reached the library. */
  async function settle({ page }: ClientScene): Promise<void> {
    await untilState(page, 'UNPAIRED_IDLE');
    await page.evaluate(`onAuthAppStateChangedEvent('')`);
    await page.evaluate('0');
  }

  it.each([
    ['QR code', 'both guards', false, false],
    ['pairing code', 'both guards', false, false],
    ['QR code', 'the page’s guard alone', true, false],
    ['QR code', 'the client’s guard alone', false, true],
  ] as const)(
    'leaves a link by %s alone, with %s',
    async (way, _guards, isUnseen, isFrozen) => {
      const scene = stage.open({
        library: isUnseen ? refreshWhenIdle(exposeUnseen) : refreshWhenIdle(),
      });
      await reachGate(scene, way);
      if (isFrozen) await freezeActs(scene.page);
      const sockets = stage.sockets();
      await settle(scene);
      expect(stage.sockets()).toEqual(sockets);

      await scene.submit(stage.owner);
      await scene.approve();
      await scene.log.reached('completed');
      expect(scene.log.attempts).toHaveLength(1);
    },
  );

  it('without a guard ends the attempt at once, and nothing is delivered', async () => {
    const { standIn, owner } = stage;
    const scene = stage.open({ library: refreshWhenIdle(exposeUnseen) });
    await scene.showQr();
    await freezeActs(scene.page);
    await scene.scan(await standIn.waitForQr());
    await scene.log.reached('awaiting-assertion');
    const assertion = await owner.sign(scene.passkey.challenge());
    const deliveries = standIn.deliveries.length;
    const attempt = await scene.log.reached('ended');
    expect(attempt).toMatchObject({
      reason: { code: 'CONNECTION_RESTARTED' },
      retryable: true,
    });
    expect(scene.passkey.statusOver('SCAN_QR_CODE').status).toBe('FAILED');
    await expect(scene.passkey.submit(assertion)).rejects.toMatchObject({
      code: 'PASSKEY_ABORTED_BY_PAGE',
    });
    expect(standIn.deliveries).toHaveLength(deliveries);
  });

  it('gets one refresh once the gate is over and the page is still idle', async () => {
    const scene = stage.open({ library: refreshWhenIdle() });
    await scene.reachGate();
    await settle(scene);
    const [socket] = stage.sockets();
    const qr = scene.next('qr');
    // The card makes way for spent QR codes, on the same socket.
    await scene.page.evaluate(
      `require('WAWebAltDeviceLinkingApi').initializeQRLinking()`,
    );
    const { callId } = await scene.log.signal('call');
    const { signal } = new AbortController();
    await scene.passkey.driver.expire(callId, signal);
    await scene.log.reached('ended');
    await scene.scan(String(await qr));
    await scene.log.reached('awaiting-assertion', 2);
    expect(stage.sockets()).toEqual([Number(socket) + 1]);
    await scene.submit(stage.owner);
    await scene.approve();
    await scene.log.reached('completed');
  });

  it('is left for a QR code by `cancelPairingCode()`', async () => {
    const scene = stage.open({ library: refreshWhenIdle() });
    await reachGate(scene, 'pairing code');
    const qr = scene.next('qr');
    await scene.client.cancelPairingCode();
    expect(scene.passkey.attempt).toMatchObject({
      phase: 'ended',
      reason: { code: 'CANCELLED' },
      retryable: false,
    });
    await scene.scan(String(await qr));
    await scene.log.reached('awaiting-assertion', 2);
  });

  it('refreshes as ever where no passkey is asked for', async () => {
    const scene = stage.open({ library: refreshWhenIdle() });
    await scene.showQr();
    const [socket] = stage.sockets();
    await stage.standIn.waitFor(
      'another socket',
      () => stage.sockets()[0] !== socket,
    );
    await scene.scan(await stage.standIn.waitForQr());
    await scene.log.reached('awaiting-assertion');
    expect(stage.sockets()).not.toContain(socket);
  });
});
