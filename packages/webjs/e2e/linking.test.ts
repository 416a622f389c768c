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
    standIn = await startStandIn({ clockScale: 0.1 });
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
      const { client, log, events, passkey } = open({ version });
      const ready = scene.next('ready');
      await scene.reachGate();
      await scene.submit(owner);
      await log.reached('awaiting-phone');
      await standIn.phone.approve();
      await log.reached('completed');
      await ready;

      expect(events).toEqual(['qr', 'authenticated', 'ready']);
      expect(client.info.wid.user).toBe(standIn.account.phoneNumber);
      expect(standIn.deliveries.at(-1)).toMatchObject({ accepted: true });
      expect(log.attempts).toHaveLength(1);
      expect(passkey.attempt).toMatchObject({
        kind: 'linking',
        phase: 'completed',
        reason: null,
      });
    });
  });
});
