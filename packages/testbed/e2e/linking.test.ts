import { addVirtualAuthenticator } from '../src/owner/virtual-authenticator';
import type { StandIn } from '../src/stand-in/stand-in';
import { startStandIn } from '../src/stand-in/start-stand-in';
import {
  createClient,
  nextEvent,
  type LibraryVersion,
  type WhatsAppClient,
} from './whatsapp-client';

const CONTINUE = '[data-testid="shortcake_passkey_continue_button"]';

describe.each<LibraryVersion>(['1.34.7', '1.34.6'])(
  'whatsapp-web.js %s on the stand-in',
  (version) => {
    let standIn: StandIn;
    let client: WhatsAppClient;

    beforeEach(async () => {
      standIn = await startStandIn({ clockScale: 0.1 });
    });

    afterEach(async () => {
      await client.destroy();
      await standIn.stop();
    });

    async function expectToPassGate(): Promise<void> {
      const seen: string[] = [];
      client.on('authenticated', () => seen.push('authenticated'));
      client.on('ready', () => seen.push('ready'));
      const ready = nextEvent(client, 'ready');
      await standIn.waitForScreen('passkey');
      await addVirtualAuthenticator(client.pupPage, standIn.account);
      await client.pupPage.click(CONTINUE);
      const delivery = await standIn.waitForDelivery();
      expect(delivery).toMatchObject({ accepted: true, reason: null });
      await standIn.phone.approve();
      await ready;
      expect(seen).toEqual(['authenticated', 'ready']);
      expect(client.info.wid.user).toBe(standIn.account.phoneNumber);
      expect(client.info.pushname).toBe(standIn.account.pushname);
      expect(standIn.phone.state.devices).toHaveLength(1);
    }

    it('links through the gate by QR code', async () => {
      client = createClient(standIn, { version });
      const qr = nextEvent(client, 'qr');
      await client.initialize();
      await standIn.phone.scan(String((await qr)[0]));
      await expectToPassGate();
    });

    it('links through the gate by pairing code', async () => {
      client = createClient(standIn, {
        version,
        options: { pairWithPhoneNumber: { phoneNumber: '12025550108' } },
      });
      const code = nextEvent(client, 'code');
      await client.initialize();
      await standIn.phone.enterCode(String((await code)[0]));
      await expectToPassGate();
    });
  },
);
