import type { PageScene } from './page-scene';
import { useStage } from './stage';

/**
 * What may happen between the driver's look and its click: the page draws
 * another button over all of the screen, and that one takes the focus, too.
 */
function putHelpInTheWay(): void {
  const help = () => document.querySelector<HTMLElement>('header button');
  const onGate = (react: () => void) => (event: Event) => {
    const { target } = event;
    if (target instanceof Element && target.closest('section')) react();
  };
  const cover = () => {
    help()?.style.setProperty('position', 'fixed');
    help()?.style.setProperty('inset', '0');
  };
  const takeFocus = () => queueMicrotask(() => help()?.focus());
  document.addEventListener('mousemove', onGate(cover));
  document.addEventListener('focusin', onGate(takeFocus));
}

/** Defines `drawButton` in the page: it notes when it is pressed. */
function defineDrawButton(): void {
  Object.assign(globalThis, {
    drawButton(icon: string) {
      const button = document.createElement('button');
      button.innerHTML = `<svg viewBox="0 0 24 24" width="24"><title>${icon}</title></svg>`;
      button.addEventListener('click', () => {
        document.documentElement.dataset['pressed'] = icon;
      });
      document.body.append(button);
    },
  });
}

declare function drawButton(icon: string): void;

/** Two buttons with the checkpoint's icons, linked or not. */
function keepHelpAndLogout(): void {
  document.addEventListener('DOMContentLoaded', () => {
    drawButton('ic-arrow-forward');
    drawButton('ic-logout');
  });
}

/**
 * A page that is always at work, so that the watch rests between two looks, and
 * that draws a button just before WhatsApp's request for the passkey arrives.
 */
function drawHelpBeforeGate(): void {
  const { WebSocket } = globalThis;
  globalThis.WebSocket = class extends WebSocket {
    constructor(url: string | URL) {
      super(url);
      this.addEventListener('message', ({ data }: MessageEvent<string>) => {
        const isGate = data.includes('passkey-prologue-request');
        if (isGate) drawButton('ic-arrow-forward');
      });
    }
  };
  document.addEventListener('DOMContentLoaded', () => {
    const work = document.body.appendChild(document.createElement('p'));
    setInterval(() => {
      work.textContent = String(performance.now());
    }, 5);
  });
}

/** Which button was pressed that is none of the gate's. */
function readPressed({ page }: PageScene): Promise<unknown> {
  return page.evaluate('document.documentElement.dataset.pressed');
}

describe("a button of the page that is none of the gate's", () => {
  const stage = useStage({ clockScale: 1 / 5, timings: { handoffKeyMs: 1 } });

  it('is not pressed when it comes under the mouse and takes the focus', async () => {
    const scene = await stage.open(
      { standingButtons: true, hasLinkingApi: false },
      { before: putHelpInTheWay },
    );
    await scene.reachGate();
    await scene.submit(stage.owner);
    await scene.approve();
    await scene.log.reached('awaiting-confirmation');
    await scene.session.confirm();
    await scene.confirmCode();
    await scene.log.reached('completed');
    expect(await readPressed(scene)).toBeUndefined();
  });

  it('is not pressed when it was drawn just before the gate', async () => {
    const scene = await stage.open(
      { testIds: 'none', icons: false },
      { before: [defineDrawButton, drawHelpBeforeGate] },
    );
    await scene.reachGate();
    expect(await readPressed(scene)).toBeUndefined();
  });

  it.each([
    ['with test ids', {}],
    ['without', { testIds: 'none' } as const],
  ])('is no checkpoint once the device is linked: %s', async (_, scenario) => {
    const { owner, standIn } = stage;
    const scene = await stage.open(scenario, {
      before: [defineDrawButton, keepHelpAndLogout],
    });
    await scene.reachGate();
    await scene.submit(owner);
    await scene.approve();
    await scene.log.reached('awaiting-confirmation');
    await scene.session.confirm();
    await scene.confirmCode();
    await scene.log.reached('completed');
    await scene.page.waitForSelector('#side');

    const deviceId = standIn.devices.at(-1)?.deviceId ?? '';
    await standIn.waitFor('the device online', () =>
      standIn.connections.some((one) => one.deviceId === deviceId),
    );
    standIn.phone.openCheckpoint(deviceId);
    const attempt = await scene.log.reached('awaiting-assertion', 2);
    expect(attempt.kind).toBe('checkpoint');
    await scene.submit(owner);
    await scene.log.reached('completed', 2);
    expect(scene.log.attempts).toHaveLength(2);
    expect(await readPressed(scene)).toBeUndefined();
  });
});
