import { type StandIn, startStandIn } from '@waha-passkey/testbed';
import { ClientScene } from './client-scene';

describe('whatsapp-web.js', () => {
  let standIn: StandIn;

  beforeAll(async () => {
    standIn = await startStandIn({ clockScale: 0.2 });
  });

  afterAll(() => standIn.stop());

  it('1.34.6 makes no pairing code on request, and says what to do', async () => {
    const scene = new ClientScene(standIn, { version: '1.34.6' });
    await scene.showQr();
    await expect(
      scene.client.requestPairingCode(standIn.account.phoneNumber),
    ).rejects.toThrow(/created with pairWithPhoneNumber/);
    await scene.close();
  });

  it('1.34.7 makes one', async () => {
    const scene = new ClientScene(standIn);
    await scene.showQr();
    await expect(
      scene.client.requestPairingCode(standIn.account.phoneNumber),
    ).resolves.toMatch(/^[A-Z0-9]{8}$/);
    await scene.close();
  });
});
