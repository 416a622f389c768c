import {
  defaultScenario,
  launchOwner,
  type Owner,
  type StandIn,
  startStandIn,
} from '@waha-passkey/testbed';
import { WppScene, type WppSceneOptions } from './wpp-scene';
import { wppconnectVersions } from './wppconnect-library';

describe('a client of WPPConnect', () => {
  let standIn: StandIn;
  let owner: Owner;
  let scene: WppScene;

  beforeAll(async () => {
    standIn = await startStandIn({
      clockScale: 0.2,
      timings: { firstRefMs: 4_000, nextRefMs: 2_000, syncMs: 50 },
    });
    owner = await launchOwner(standIn);
  });

  afterAll(async () => {
    await owner.close();
    await standIn.stop();
  });

  beforeEach(() => Object.assign(standIn.scenario, defaultScenario));
  afterEach(() => scene.close());

  async function open(options?: WppSceneOptions): Promise<WppScene> {
    scene = await WppScene.open(standIn, options);
    return scene;
  }

  describe.each(wppconnectVersions)('%s', (version) => {
    it('links by QR code, and takes inChat for no link', async () => {
      const { log, passkey, statuses } = await open({ version });
      await scene.reachGate();
      expect(passkey.driver.engine).toBe('WPP');
      expect(statuses).toContain('inChat');
      expect(passkey.attempt?.phase).toBe('awaiting-assertion');
      expect(passkey.driver.isLinked).toBe(false);
      await scene.link(owner);
      await scene.client;
      expect(standIn.deliveries.at(-1)).toMatchObject({ accepted: true });
      expect(statuses).toContain('qrReadSuccess');
      expect(log.attempts).toHaveLength(1);
    });

    it('links by pairing code, and makes no other meanwhile', async () => {
      const { log, news } = await open({
        version,
        clientOptions: { phoneNumber: `+${standIn.account.phoneNumber}` },
      });
      const codes: string[] = [];
      news.on('code', (code: string) => codes.push(code));
      await scene.enterCode(await scene.next('code'));
      await log.reached('awaiting-assertion');
      await scene.page.evaluate(
        `WPP.conn.genLinkDeviceCodeForPhoneNumber('12025550108')
          .catch((error) => (window.refusal = error.message))`,
      );
      await expect(scene.page.evaluate('window.refusal')).resolves.toMatch(
        /would end that request/,
      );
      await scene.link(owner);
      await scene.client;
      expect(codes).toHaveLength(1);
      expect(log.attempts).toHaveLength(1);
    });

    it('gets a new pairing code after cancel, and links by that', async () => {
      const { log, passkey } = await open({
        version,
        clientOptions: { phoneNumber: standIn.account.phoneNumber },
      });
      await scene.enterCode(await scene.next('code'));
      await log.reached('awaiting-assertion');
      const code = scene.next('code');
      await passkey.cancel();
      await scene.enterCode(await code);
      await log.reached('awaiting-assertion', 2);
      await scene.link(owner);
      await scene.client;
      expect(log.attempts).toHaveLength(2);
    });
  });

  it('shows a QR code again after cancel, and links by that', async () => {
    const { log, passkey } = await open();
    await scene.reachGate();
    const qr = scene.next('qr');
    await passkey.cancel();
    await scene.scan(await qr);
    await log.reached('awaiting-assertion', 2);
    await scene.link(owner);
    await scene.client;
    expect(log.attempts).toHaveLength(2);
  });

  it('links after the page was reloaded under the gate', async () => {
    const { log } = await open();
    await scene.reachGate();
    const qr = scene.next('qr');
    await scene.page.reload();
    await expect(log.reached('ended')).resolves.toMatchObject({
      reason: { code: 'PAGE_RELOADED' },
    });
    await scene.scan(await qr);
    await log.reached('awaiting-assertion', 2);
    await scene.link(owner);
  });

  it('is not refreshed by wa-js while its link is open', async () => {
    await open();
    await scene.reachGate();
    const sockets = standIn.connections.map(({ id }) => id);
    // Never answered: it waits for a QR code that may not come.
    await scene.page.evaluate('void WPP.conn.refreshQR()');
    await scene.link(owner);
    expect(sockets).toHaveLength(1);
    await scene.client;
    expect(scene.log.attempts).toHaveLength(1);
  });

  it('does not close its page while its link is open', async () => {
    await open({ clientOptions: { autoClose: 3_000 } });
    await scene.reachGate();
    await scene.untilStatus('autocloseCalled');
    expect(scene.page.isClosed()).toBe(false);
    await scene.link(owner);
    await scene.client;
  });

  it('reports a log-out and its own end', async () => {
    const { log } = await open();
    await scene.reachGate();
    await scene.link(owner);
    const client = await scene.client;
    await client.close();
    await expect(log.signal('gone')).resolves.toMatchObject({
      reason: 'SESSION_STOPPED',
    });
  });
});
