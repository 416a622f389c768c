import type { PageScene } from './page-scene';
import { useStage } from './stage';

/** Learns the channel's name as any script can that runs before ours. */
function learnChannel(): void {
  const { prototype } = EventTarget;
  // eslint-disable-next-line @typescript-eslint/unbound-method -- called with its receiver
  const native = prototype.addEventListener;
  prototype.addEventListener = function (type, ...rest) {
    const name = /^(p[0-9a-f]{32}):command$/.exec(type)?.[1];
    if (name) Object.assign(window, { channel: name });
    return native.call(this, type, ...rest);
  };
}

describe('a page that floods us', () => {
  const stage = useStage();

  it('cannot hide the end of its call among thousands of events', async () => {
    const scene = await stage.open();
    await scene.page.waitForSelector('[data-ref]');
    await scene.page.evaluate(`{
      const controller = new AbortController();
      navigator.credentials.get({
        publicKey: { challenge: new Uint8Array(16), rpId: 'whatsapp.com' },
        signal: controller.signal,
      }).catch(() => undefined);
      window.abortCall = () => controller.abort();
      window.flood = () => {
        const { WAWebLinkDeviceEvents } = require('WAWebLinkDeviceEvents');
        for (let n = 0; n < 3_000; n += 1) {
          WAWebLinkDeviceEvents.trigger(
            'link_device_events:passkey_prologue_request');
        }
      };
    }`);
    await scene.log.reached('awaiting-assertion');
    await scene.page.evaluate('flood(); abortCall()');
    const ended = await scene.log.signal('call-ended');
    expect(ended.reason).toBe('ABORTED_BY_PAGE');
    expect(scene.session.statusOver('SCAN_QR_CODE').status).not.toBe(
      'PASSKEY_REQUIRED',
    );
  });
});

describe('a script of the page that knows the channel’s name', () => {
  const stage = useStage();

  async function open(): Promise<{ scene: PageScene; warnings: string[] }> {
    const warnings: string[] = [];
    const scene = await stage.open(
      {},
      {
        before: learnChannel,
        logger: {
          debug: () => undefined,
          info: () => undefined,
          warn: (line: string) => void warnings.push(line),
          error: (line: string) => void warnings.push(line),
        },
      },
    );
    await scene.page.waitForFunction('window.channel');
    return { scene, warnings };
  }

  const send = (message: object) =>
    `document.dispatchEvent(new CustomEvent(channel + ':up', {
      detail: ${JSON.stringify(JSON.stringify(message))} }));`;

  it('has neither the binding nor what Node calls', async () => {
    const { scene } = await open();
    expect(
      await scene.page.evaluate(
        "[typeof window[channel], typeof window[channel + ':run']]",
      ),
    ).toEqual(['undefined', 'undefined']);
  });

  it('writes nothing of its own into the log, and one line for thousands', async () => {
    const { scene, warnings } = await open();
    await scene.page.evaluate(`for (let n = 0; n < 3_000; n += 1) {
      ${send({ type: 'fault', where: 'x\n2026 forged line' })}
      ${send({ type: 'no-such-thing' })}
    }`);
    await scene.reachGate();
    expect(warnings.filter((line) => line.includes('forged'))).toEqual([]);
    expect(warnings.filter((line) => line.includes('dropped'))).toHaveLength(1);
  });

  it('has no answer handed out for a call that it made up', async () => {
    const { scene } = await open();
    await scene.page.evaluate(
      send({
        type: 'call',
        callId: 'made-up.1',
        options: { challenge: 'AAAAAAAAAAAAAAAAAAAAAA', rpId: 'whatsapp.com' },
        modules: {
          challenge: null,
          stage: null,
          code: null,
          skipsHandoff: false,
          socketState: 'UNPAIRED',
          hasSynced: false,
        },
      }),
    );
    await scene.log.reached('awaiting-assertion');
    await expect(scene.submit(stage.owner)).rejects.toMatchObject({
      code: 'PASSKEY_ABORTED_BY_PAGE',
    });
    await scene.scan();
    await scene.log.reached('awaiting-assertion', 2);
    await scene.submit(stage.owner);
    await scene.approve();
    await scene.log.reached('completed');
  });
});
