import type { PageScene } from '../page-scene';
import { useStage } from '../stage';
import { freezeActs, readSecret } from './page-witness';

/** As wa-js renews its code, though far too often; `cancel` is of 4.6.0. */
const renewals = (cancel: boolean) => `
  const acts = require('WAWebAltDeviceLinkingApi');
  const renew = async () => {
    try {
      acts.setPairingType('ALT_DEVICE_LINKING');
      await acts.initializeAltDeviceLinking();
      await require('WAWebAdvSignatureApi').generateADVSecretKey();
      window.codes.push(await acts.startAltLinkingFlow('12025550108', true));
      require('WAWebCmd').Cmd.refreshQR();
    } catch (error) {
      window.refusals.push(error.message);
    }
  };
  window.codes = [];
  window.refusals = [];
  window.start = () => {
    const timer = setInterval(renew, 1_500);
    window.WPP = { conn: { ${
      cancel ? 'cancelLinkDeviceCode: () => clearInterval(timer)' : ''
    } } };
  };`;

describe('a library that renews its pairing code, as wa-js does', () => {
  const stage = useStage({ clockScale: 0.2 });

  /** Injected as a text, like wa-js by WPPConnect. */
  async function openWith(cancel: boolean): Promise<PageScene> {
    const scene = await stage.open();
    await scene.page.setBypassCSP(true);
    await scene.page.reload();
    await scene.page.waitForFunction('window.Debug?.VERSION');
    await scene.page.addScriptTag({ content: renewals(cancel) });
    return scene;
  }

  it.each([
    ['both guards', true, false],
    ['its renewals stopped alone', true, true],
    ['its acts refused alone', false, false],
  ])('leaves a link alone, with %s', async (_, cancel, isFrozen) => {
    const { standIn, owner } = stage;
    const scene = await openWith(cancel);
    if (isFrozen) await freezeActs(scene.page);
    await scene.scan();
    await scene.log.reached('awaiting-assertion');
    const secret = await readSecret(scene.page);
    const sockets = standIn.connections.map(({ id }) => id);
    await scene.page.evaluate('window.start()');
    await scene.page.evaluate('new Promise((r) => setTimeout(r, 3_500))');

    await expect(readSecret(scene.page)).resolves.toBe(secret);
    expect(standIn.connections.map(({ id }) => id)).toEqual(sockets);
    await expect(scene.page.evaluate('window.codes')).resolves.toEqual([]);
    await expect(scene.page.evaluate('window.refusals.length')).resolves.toBe(
      cancel ? 0 : 2,
    );
    await scene.submit(owner);
    await scene.approve();
    await scene.log.reached('completed');
    expect(scene.log.attempts).toHaveLength(1);
  });

  it('is told why, and makes codes again once the attempt is over', async () => {
    const scene = await openWith(false);
    await scene.reachGate();
    await scene.page.evaluate('window.start()');
    await scene.page.waitForFunction('window.refusals.length > 0');
    await expect(scene.page.evaluate('window.refusals[0]')).resolves.toMatch(
      /would end that request.*cancel the request first/,
    );
    await scene.session.cancel();
    await scene.page.waitForFunction('window.codes.length > 0');
    await expect(scene.page.evaluate('window.codes[0]')).resolves.toMatch(
      /^[0-9A-Z]{8}$/,
    );
  });
});
