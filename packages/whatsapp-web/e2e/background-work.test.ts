import { once } from 'node:events';
import { setImmediate } from 'node:timers/promises';
import { startStandIn, type StandIn } from '@waha-passkey/testbed';
import { ClientScene } from './client-scene';

describe('what whatsapp-web.js does in the background', () => {
  let standIn: StandIn;
  const unhandled: unknown[] = [];
  const note = (error: unknown) => unhandled.push(error);

  beforeAll(async () => {
    standIn = await startStandIn({ clockScale: 0.1 });
    process.on('unhandledRejection', note);
  });

  afterAll(async () => {
    process.off('unhandledRejection', note);
    await standIn.stop();
  });

  it('fails one client alone when a listener of its page does', async () => {
    const scene = new ClientScene(standIn);
    await scene.showQr();
    const failed = once(scene.passkey, 'failed');
    const fault = new Error('no profile');
    Object.assign(scene.client, { inject: () => Promise.reject(fault) });
    await scene.page.reload();
    expect(await failed).toEqual([fault]);
    await setImmediate();
    expect(unhandled).toEqual([]);
    await scene.close();
  });

  it('fails one client alone when WhatsApp gives it no pairing code', async () => {
    const scene = new ClientScene(standIn, {
      clientOptions: { pairWithPhoneNumber: { phoneNumber: 'no number' } },
    });
    const failed = once(scene.passkey, 'failed');
    await scene.client.initialize();
    expect(await failed).toEqual([expect.any(Error)]);
    await setImmediate();
    expect(unhandled).toEqual([]);
    await scene.close();
  });

  it('is no failure of a client whose browser is closed meanwhile', async () => {
    const scene = new ClientScene(standIn);
    await scene.showQr();
    const failures: unknown[] = [];
    scene.passkey.on('failed', (error) => failures.push(error));
    const loads = standIn.pageLoads;
    void scene.page.reload().catch(() => undefined);
    await standIn.waitFor('a page', () => standIn.pageLoads > loads);
    await scene.close();
    await setImmediate();
    expect([failures, unhandled]).toEqual([[], []]);
  });
});
