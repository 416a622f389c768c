import { playWaJs } from '@waha-passkey/testbed';
import type { PageScene } from '../page-scene';
import { useStage } from '../stage';
import { freezeActs, readSecret } from './page-witness';

describe('a library that renews its pairing code, as wa-js does', () => {
  const stage = useStage({ clockScale: 0.2 });
  const renewalMs = 2_000;

  /** Its code is typed on the phone, and WhatsApp asks for the passkey. */
  async function reachGate(
    cancellable: boolean,
    arrange: (scene: PageScene) => Promise<void> = () => Promise.resolve(),
  ): Promise<PageScene> {
    const scene = await stage.open();
    await playWaJs(scene.page, { renewalMs, cancellable });
    const { phoneNumber } = stage.standIn.account;
    const code = await scene.page.evaluate(
      `WPP.conn.genLinkDeviceCodeForPhoneNumber('${phoneNumber}')`,
    );
    await arrange(scene);
    await scene.enterCode(String(code));
    await scene.log.reached('awaiting-assertion');
    return scene;
  }

  it.each([
    ['both guards', true, false],
    ['its renewals stopped alone', true, true],
    ['its acts refused alone', false, false],
  ])('leaves a link alone, with %s', async (_, cancellable, isFrozen) => {
    const { standIn, owner } = stage;
    const scene = await reachGate(cancellable, ({ page }) =>
      isFrozen ? freezeActs(page) : Promise.resolve(),
    );
    const secret = await readSecret(scene.page);
    const sockets = standIn.connections.map(({ id }) => id);
    await scene.page.evaluate(
      `new Promise((r) => setTimeout(r, ${renewalMs * 1.5}))`,
    );

    await expect(readSecret(scene.page)).resolves.toBe(secret);
    expect(standIn.connections.map(({ id }) => id)).toEqual(sockets);
    await expect(scene.page.evaluate('WPP.codes')).resolves.toEqual([]);
    const refusals = (await scene.page.evaluate(
      'WPP.refusals.length',
    )) as number;
    expect(refusals > 0).toBe(!cancellable);
    await scene.submit(owner);
    await scene.approve();
    await scene.log.reached('completed');
    expect(scene.log.attempts).toHaveLength(1);
  });

  it('is told why, and makes codes again once the attempt is over', async () => {
    const scene = await reachGate(false);
    await scene.page.waitForFunction('WPP.refusals.length > 0');
    await expect(scene.page.evaluate('WPP.refusals[0]')).resolves.toMatch(
      /would end that request.*cancel the request first/,
    );
    await scene.session.cancel();
    await scene.page.waitForFunction('WPP.codes.length > 0');
    await expect(scene.page.evaluate('WPP.codes[0]')).resolves.toMatch(
      /^[0-9A-Z]{8}$/,
    );
  });

  it('renews its code where no passkey is asked for', async () => {
    const scene = await stage.open();
    await playWaJs(scene.page, { renewalMs, cancellable: true });
    const { phoneNumber } = stage.standIn.account;
    await scene.page.evaluate(
      `WPP.conn.genLinkDeviceCodeForPhoneNumber('${phoneNumber}')`,
    );
    await scene.page.waitForFunction('WPP.codes.length > 0');
    const code = await scene.page.evaluate('WPP.codes.at(-1)');
    await scene.enterCode(String(code));
    await expect(
      scene.log.reached('awaiting-assertion'),
    ).resolves.toMatchObject({ kind: 'linking' });
  });
});
