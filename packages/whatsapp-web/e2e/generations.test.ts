import { once } from 'node:events';
import {
  defaultScenario,
  type Generation,
  generations,
  launchOwner,
  type Owner,
  type StandIn,
  startStandIn,
} from '@waha-passkey/testbed';
import { ClientScene, type ClientSceneOptions } from './client-scene';

describe.each(Object.entries<Generation>(generations))(
  'the page %s',
  (_, differs) => {
    let standIn: StandIn;
    let owner: Owner;
    let scene: ClientScene;

    beforeAll(async () => {
      standIn = await startStandIn({
        clockScale: 0.2,
        timings: { syncMs: 50 },
        scenario: differs,
      });
      owner = await launchOwner(standIn);
    });

    afterAll(async () => {
      await owner.close();
      await standIn.stop();
    });

    afterEach(() => scene.close());

    function open(options?: ClientSceneOptions): ClientScene {
      scene = new ClientScene(standIn, options);
      return scene;
    }

    /** From the gate to what the library says of the account. */
    async function link(): Promise<string> {
      const { client, log } = scene;
      const ready = scene.next('ready');
      await scene.submit(owner);
      await log.reached('awaiting-phone');
      await scene.approve();
      await log.reached('completed');
      await ready;
      return `${client.info.wid.user}@${client.info.wid.server}`;
    }

    function readAccount(): string | undefined {
      const { accounts } = { ...defaultScenario, ...differs };
      const { lid, pn } = standIn.devices.at(-1) ?? {};
      return accounts === 'lid-only' ? lid : pn;
    }

    it('links by QR code', async () => {
      open();
      await scene.reachGate();
      expect(await link()).toBe(readAccount());
      expect(scene.log.attempts).toHaveLength(1);
    });

    it('links by the pairing code that replaces a withdrawn one', async () => {
      const { phoneNumber } = standIn.account;
      const { client, log, passkey } = open();
      await scene.showQr();
      // Before it has run, the page cannot fire its events.
      await scene.page.waitForFunction(
        `require('__debug').modulesMap.WAWebLinkDeviceEvents.factoryFinished`,
      );
      await client.requestPairingCode(phoneNumber);
      const ended = once(passkey, 'pairing-code-ended');
      standIn.endPairingCodes();
      await ended;
      await scene.enterCode(await client.requestPairingCode(phoneNumber));
      await log.reached('awaiting-assertion');
      expect(await link()).toBe(readAccount());
    });

    it('links by pairing code', async () => {
      const { phoneNumber } = standIn.account;
      const { client, log } = open({
        clientOptions: { pairWithPhoneNumber: { phoneNumber } },
      });
      const code = scene.next('code');
      await client.initialize();
      await scene.enterCode(String(await code));
      await log.reached('awaiting-assertion');
      expect(await link()).toBe(readAccount());
      expect(log.attempts).toHaveLength(1);
    });
  },
);
