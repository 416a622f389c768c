import type { ClientScene } from '../client-scene';
import { useGuardStage } from './guard-stage';
import { freezeActs, untilState } from './page-witness';

const seen = 'upstream’s main';
const unseen = 'a fork that goes past our hook';

describe('a library that refreshes QR codes when they have run out', () => {
  // All refs are spent 3.5 s after the socket has opened.
  const stage = useGuardStage({
    clockScale: 0.2,
    timings: { firstRefMs: 3_000, nextRefMs: 100, syncMs: 50 },
  });

  /** Frozen before the gate, the page's acts cannot be guarded. */
  async function reachGate(
    scene: ClientScene,
    way: 'QR code' | 'pairing code',
    { isFrozen = false } = {},
  ): Promise<void> {
    const qr = await scene.showQr();
    if (isFrozen) await freezeActs(scene.page);
    if (way === 'QR code') await scene.scan(qr);
    else {
      const { phoneNumber } = stage.standIn.account;
      await scene.enterCode(await scene.client.requestPairingCode(phoneNumber));
    }
    await scene.log.reached('awaiting-assertion');
  }

  /** Everything that the page reported until now has reached the library. */
  async function settle({ page }: ClientScene): Promise<void> {
    await untilState(page, 'UNPAIRED_IDLE');
    await page.evaluate(`onAuthAppStateChangedEvent('')`);
    await page.evaluate('0');
  }

  const ways = ['QR code', 'pairing code'] as const;

  const guards = [
    ['both guards', seen, false],
    ['the page’s guard alone', unseen, false],
    ['the client’s guard alone', seen, true],
  ] as const;

  it.each(ways.flatMap((way) => guards.map((row) => [way, ...row] as const)))(
    'leaves a link by %s alone, with %s',
    async (way, _guards, library, isFrozen) => {
      const scene = stage.open({ library });
      await reachGate(scene, way, { isFrozen });
      const sockets = stage.sockets();
      await settle(scene);
      expect(stage.sockets()).toEqual(sockets);

      await scene.submit(stage.owner);
      await scene.approve();
      await scene.log.reached('completed');
      expect(scene.log.attempts).toHaveLength(1);
    },
  );

  it.each(ways)(
    'without a guard ends an attempt by %s at once, and nothing is delivered',
    async (way) => {
      const { standIn, owner } = stage;
      const scene = stage.open({ library: unseen });
      await reachGate(scene, way, { isFrozen: true });
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
    },
  );

  it('gets one refresh once the gate is over and the page is still idle', async () => {
    const scene = stage.open({ library: seen });
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
    const scene = stage.open({ library: seen });
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
    const scene = stage.open({ library: seen });
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
