import type { Page } from 'puppeteer';
import type { ClientScene } from '../client-scene';
import type { WhatsAppClient } from '../whatsapp-library';
import { useGuardStage } from './guard-stage';
import { freezeActs, readSecret, untilState } from './page-witness';

describe('a library that makes pairing codes', () => {
  const stage = useGuardStage({ clockScale: 0.2, timings: { syncMs: 50 } });
  const intervalMs = 2_000;

  function open(): ClientScene {
    const { phoneNumber } = stage.standIn.account;
    return stage.open({
      clientOptions: { pairWithPhoneNumber: { phoneNumber, intervalMs } },
    });
  }

  async function reachGate(
    scene: ClientScene,
    arrange: (scene: ClientScene) => Promise<unknown> | void = () => undefined,
  ): Promise<void> {
    const code = scene.next('code');
    await scene.client.initialize();
    await arrange(scene);
    await scene.enterCode(String(await code));
    await scene.log.reached('awaiting-assertion');
  }

  const countCodes = ({ events }: ClientScene) =>
    events.filter((name) => name === 'code').length;

  const pause = (page: Page) =>
    page.evaluate(`new Promise((r) => setTimeout(r, ${intervalMs * 1.5}))`);

  /** Nothing was made, nothing was rotated, and the owner's signature links. */
  async function expectUntouched(
    scene: ClientScene,
    run: () => Promise<unknown>,
  ): Promise<void> {
    const codes = countCodes(scene);
    const secret = await readSecret(scene.page);
    const sockets = stage.sockets();
    await run();
    expect(countCodes(scene)).toBe(codes);
    await expect(readSecret(scene.page)).resolves.toBe(secret);
    expect(stage.sockets()).toEqual(sockets);
    await scene.submit(stage.owner);
    await scene.approve();
    await scene.log.reached('completed');
    expect(scene.log.attempts).toHaveLength(1);
  }

  describe('in a page that replaces its timers', () => {
    beforeEach(() =>
      Object.assign(stage.standIn.scenario, { timers: 'swapped' }),
    );

    it('makes none while the owner signs', async () => {
      const scene = open();
      await reachGate(scene);
      await expectUntouched(scene, () => pause(scene.page));
    });

    it('makes none when its timer cannot be stopped', async () => {
      const scene = open();
      // Nothing can: the id is another pair's, for the library, too.
      scene.client.once('code', () => {
        void scene.page.evaluate('window.codeInterval = undefined');
      });
      await reachGate(scene);
      await expectUntouched(scene, () => pause(scene.page));
    });

    it('makes none when its acts cannot be refused', async () => {
      const scene = open();
      const frozen = scene.next('code').then(() => freezeActs(scene.page));
      await reachGate(scene);
      await frozen;
      await expectUntouched(scene, () => pause(scene.page));
    });

    it('starts its timer again after the attempt, and ends it by itself', async () => {
      const scene = open();
      await reachGate(scene);
      const renewed = scene.next('code');
      await scene.passkey.cancel();
      await renewed;
      await scene.next('code');
      await scene.client.cancelPairingCode();
      const codes = countCodes(scene);
      await pause(scene.page);
      expect(countCodes(scene)).toBe(codes);
    });
  });

  /** Each makes the library inject everything again. */
  const navigations: [string, string][] = [
    ['pushState', `history.pushState(null, '', '/other')`],
    ['replaceState', `history.replaceState(null, '', location.href)`],
    ['a hash', `location.hash = 'there'`],
    [
      'a frame',
      `{ const frame = document.createElement('iframe');
         frame.src = '/frame'; document.body.append(frame); }`,
    ],
  ];

  /** Before the gate: what is guarded already cannot be taken out. */
  const guards: [string, (scene: ClientScene) => Promise<unknown> | void][] = [
    ['both guards', () => undefined],
    ['the page’s guard alone', ({ client }) => unhook(client)],
    ['the client’s guard alone', ({ page }) => freezeActs(page)],
  ];

  it.each(
    navigations.flatMap(([name, navigate]) =>
      guards.map(
        ([guard, arrange]) => [name, guard, navigate, arrange] as const,
      ),
    ),
  )('makes none after %s, with %s', async (_n, _g, navigate, arrange) => {
    const scene = open();
    await reachGate(scene, arrange);
    await expectUntouched(scene, async () => {
      await scene.page.evaluate(navigate);
      await pause(scene.page);
    });
  });

  it('rotates the secret after a hash without either guard', async () => {
    const scene = open();
    await reachGate(scene, async ({ client, page }) => {
      unhook(client);
      await freezeActs(page);
    });
    const secret = await readSecret(scene.page);
    await scene.page.evaluate(`location.hash = 'there'`);
    await pause(scene.page);
    await expect(readSecret(scene.page)).resolves.not.toBe(secret);
  });

  it('refuses a human’s order for one, in words', async () => {
    const scene = open();
    await reachGate(scene);
    await expectUntouched(scene, async () => {
      const { phoneNumber } = stage.standIn.account;
      await expect(
        scene.client.requestPairingCode(phoneNumber),
      ).rejects.toMatchObject({
        name: 'PasskeyError',
        message: expect.stringMatching(/cancel it first/) as string,
      });
    });
  });

  it('gives a new one when the page has run out of QR codes meanwhile', async () => {
    const { timings } = stage.standIn;
    const usual = { ...timings };
    Object.assign(timings, { firstRefMs: 2_000, nextRefMs: 100 });
    const scene = open();
    await reachGate(scene);
    await untilState(scene.page, 'UNPAIRED_IDLE');
    const [socket] = stage.sockets();
    Object.assign(timings, usual);
    const code = scene.next('code');
    // The card goes, and the socket stays as it is.
    await scene.page.evaluate(
      `require('WAWebAltDeviceLinkingApi').initializeQRLinking()`,
    );
    const { callId } = await scene.log.signal('call');
    const { signal } = new AbortController();
    await scene.passkey.driver.expire(callId, signal);
    await scene.log.reached('ended');
    await scene.enterCode(String(await code));
    await scene.log.reached('awaiting-assertion', 2);
    expect(stage.sockets()).toEqual([Number(socket) + 1]);
  });

  it('gives a new one once the attempt is over', async () => {
    const scene = open();
    await reachGate(scene);
    const code = scene.next('code');
    await scene.passkey.cancel();
    await scene.enterCode(String(await code));
    await scene.log.reached('awaiting-assertion', 2);
    await scene.submit(stage.owner);
    await scene.approve();
    await expect(scene.log.reached('completed')).resolves.toMatchObject({
      kind: 'linking',
    });
  });
});

/** As a client whose methods were bound before it was hooked. */
function unhook(client: WhatsAppClient): void {
  for (const name of ['inject', 'requestPairingCode'] as const) {
    Reflect.deleteProperty(client, name);
  }
}
