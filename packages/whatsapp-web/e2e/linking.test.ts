import {
  defaultScenario,
  launchOwner,
  type Owner,
  type StandIn,
  startStandIn,
} from '@waha-passkey/testbed';
import { ClientScene, type ClientSceneOptions } from './client-scene';
import { libraryVersions } from './whatsapp-library';

describe('a client of whatsapp-web.js', () => {
  let standIn: StandIn;
  let owner: Owner;
  let scene: ClientScene;

  beforeAll(async () => {
    // QR codes rotate twice a second, and nothing else is in a hurry.
    standIn = await startStandIn({
      clockScale: 0.2,
      timings: { firstRefMs: 1_000, nextRefMs: 500, syncMs: 50 },
    });
    owner = await launchOwner(standIn);
  });

  afterAll(async () => {
    await owner.close();
    await standIn.stop();
  });

  beforeEach(() => Object.assign(standIn.scenario, defaultScenario));
  afterEach(() => scene.close());

  function open(options?: ClientSceneOptions): ClientScene {
    scene = new ClientScene(standIn, options);
    return scene;
  }

  describe.each(libraryVersions)('%s', (version) => {
    it('links by QR code', async () => {
      const { client, events, log, passkey } = open({ version });
      const ready = scene.next('ready');
      await scene.reachGate();
      await scene.submit(owner);
      await log.reached('awaiting-phone');
      await scene.approve();
      await log.reached('completed');
      await ready;

      expect(events.slice(-2)).toEqual(['authenticated', 'ready']);
      expect(client.info.wid.user).toBe(standIn.account.phoneNumber);
      expect(standIn.deliveries.at(-1)).toMatchObject({ accepted: true });
      expect(log.attempts).toHaveLength(1);
      expect(passkey.attempt).toMatchObject({
        kind: 'linking',
        phase: 'completed',
        reason: null,
      });
    });

    it('links by pairing code, which is not generated anew meanwhile', async () => {
      const { client, events, log } = open({
        version,
        clientOptions: {
          pairWithPhoneNumber: {
            phoneNumber: standIn.account.phoneNumber,
            intervalMs: 1_000,
          },
        },
      });
      const ready = scene.next('ready');
      const code = scene.next('code');
      await client.initialize();
      await scene.enterCode(String(await code));
      await log.reached('awaiting-assertion');
      const assertion = await owner.sign(scene.passkey.challenge());
      const codes = events.filter((name) => name === 'code').length;

      // Longer than the library's interval: nothing may rotate the secret.
      await scene.page.evaluate('new Promise((r) => setTimeout(r, 1_500))');
      expect(events.filter((name) => name === 'code')).toHaveLength(codes);
      expect(await scene.page.evaluate('typeof window.codeInterval')).toBe(
        'undefined',
      );
      await scene.passkey.submit(assertion);
      await scene.approve();
      await ready;
      expect(log.phases).toContain('completed');
    });
  });

  it('holds PASSKEY_REQUIRED while QR codes go on rotating', async () => {
    const { events, log, passkey } = open();
    await scene.reachGate();
    const codes = () => events.filter((name) => name === 'qr').length;
    const before = codes();
    await scene.next('qr');
    await scene.next('qr');
    expect(codes()).toBeGreaterThan(before);
    expect(passkey.statusOver('SCAN_QR_CODE')).toMatchObject({
      status: 'PASSKEY_REQUIRED',
      data: passkey.challenge(),
    });
    await scene.submit(owner);
    await scene.approve();
    await log.reached('completed');
  });

  it('tells the whole ceremony by events', async () => {
    const told: string[] = [];
    const { passkey } = open();
    passkey.on('required', ({ challenge }) =>
      told.push(`required ${typeof challenge.challenge}`),
    );
    passkey.on('accepted', ({ phase }) => told.push(`accepted ${phase}`));
    passkey.on('completed', ({ kind }) => told.push(`completed ${kind}`));
    const completed = new Promise((resolve) =>
      passkey.once('completed', resolve),
    );
    await scene.reachGate();
    await scene.submit(owner);
    await scene.approve();
    await completed;
    expect(told).toEqual([
      'required string',
      'accepted awaiting-phone',
      'completed linking',
    ]);
  });

  it('shows a QR code again after cancel, and links by that', async () => {
    const { log, passkey } = open();
    await scene.reachGate();
    const qr = scene.next('qr');
    await passkey.cancel();
    await scene.scan(String(await qr));
    await log.reached('awaiting-assertion', 2);
    await scene.submit(owner);
    await scene.approve();
    await log.reached('completed');
    expect(log.attempts).toHaveLength(2);
  });

  it('links after the page was reloaded under the gate', async () => {
    const { log } = open();
    await scene.reachGate();
    const qr = scene.next('qr');
    await scene.page.reload();
    await expect(log.reached('ended')).resolves.toMatchObject({
      reason: { code: 'PAGE_RELOADED' },
    });
    await scene.scan(String(await qr));
    await log.reached('awaiting-assertion', 2);
    await scene.submit(owner);
    await scene.approve();
    await log.reached('completed');
  });

  it('links after it was stopped under the gate and started again', async () => {
    const { client, log } = open();
    await scene.reachGate();
    await client.destroy();
    await expect(log.reached('ended')).resolves.toMatchObject({
      reason: { code: 'SESSION_STOPPED' },
    });
    await scene.reachGate(2);
    await scene.submit(owner);
    await scene.approve();
    await log.reached('completed');
  });

  it('reports a log-out in the page', async () => {
    const { client, log } = open();
    const ready = scene.next('ready');
    await scene.reachGate();
    await scene.submit(owner);
    await scene.approve();
    await ready;
    await client.logout();
    await expect(log.signal('gone')).resolves.toMatchObject({
      reason: 'LOGGED_OUT',
    });
  });

  it('is left as it was when it is detached', async () => {
    const { client, passkey } = open();
    await scene.showQr();
    await passkey.detach();
    await expect(
      client.pupPage.evaluate('String(navigator.credentials.get)'),
    ).resolves.toBe('function get() { [native code] }');
    expect(Object.hasOwn(client, 'initWebVersionCache')).toBe(false);
  });
});
