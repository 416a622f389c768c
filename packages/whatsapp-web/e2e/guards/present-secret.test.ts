import type { Scenario } from '@waha-passkey/testbed';
import type { ClientScene } from '../client-scene';
import { useGuardStage } from './guard-stage';
import { readSecret } from './page-witness';

describe('a library that reads the secret once', () => {
  // The hand-off key is gone at once, so that every link needs its code.
  const stage = useGuardStage({
    clockScale: 0.2,
    timings: { handoffKeyMs: 1, syncMs: 50, firstRefMs: 6_000 },
  });

  async function open(scenario: Partial<Scenario> = {}): Promise<ClientScene> {
    Object.assign(stage.standIn.scenario, scenario);
    const scene = stage.open({ library: 'upstream’s main' });
    await scene.reachGate();
    return scene;
  }

  /** What comes next is of the page's present secret, and links. */
  async function expectFresh(scene: ClientScene, qr: string): Promise<void> {
    const secret = qr.split(',')[3];
    expect(secret).toBe(await readSecret(scene.page));
    const { standIn, owner } = stage;
    const attempts = scene.log.attempts.length;
    standIn.scenario.serverError = null;
    await scene.scan(qr);
    await scene.log.until(
      'another attempt',
      () => scene.log.attempts.length > attempts,
    );
    await scene.log.until(
      'a challenge',
      () => scene.log.phases.at(-1) === 'awaiting-assertion',
    );
    await scene.submit(owner);
    await scene.approve();
    await scene.log.until(
      'a code',
      () => scene.log.phases.at(-1) === 'awaiting-confirmation',
    );
    await scene.passkey.confirm();
    await standIn.phone.confirmCode();
    await scene.log.reached('completed');
  }

  it('shows the present one after a gate that was cancelled', async () => {
    const scene = await open();
    const qr = scene.next('qr');
    await scene.passkey.cancel();
    await expectFresh(scene, String(await qr));
  });

  it('shows the present one after a code that was rejected', async () => {
    const scene = await open();
    await scene.submit(stage.owner);
    await scene.approve();
    await scene.log.reached('awaiting-confirmation');
    const qr = scene.next('qr');
    await scene.passkey.reject();
    await expectFresh(scene, String(await qr));
  });

  it('shows the present one after an assertion that was refused', async () => {
    const scene = await open({ serverError: 'prologue' });
    await scene.submit(stage.owner);
    await scene.log.reached('ended');
    const qr = scene.next('qr');
    await scene.passkey.cancel();
    await expectFresh(scene, String(await qr));
  });

  it('does not count the codes behind the passkey screen', async () => {
    Object.assign(stage.standIn.timings, { firstRefMs: 1_500, nextRefMs: 100 });
    const scene = stage.open({ clientOptions: { qrMaxRetries: 2 } });
    await scene.reachGate();
    await scene.page.waitForFunction(
      `require('WAWebSocketModel').Socket.state === 'UNPAIRED_IDLE'`,
    );
    await scene.page.evaluate(`onQRChangedEvent('')`);
    await scene.submit(stage.owner);
    await scene.log.reached('awaiting-phone');
    expect(scene.events).not.toContain('disconnected');
  });
});
