import type { CDPSession, Page } from 'puppeteer';
import type { CdpSession } from '../src/bridge/raw-page';
import { useStage } from './stage';

interface ContextEvent {
  context: { origin: string; auxData: { isDefault: boolean } };
}

/** This Chromium, which reports contexts as 143 and older ones do. */
function asOldChromium(page: Page): object {
  const target = {
    createCDPSession: async () => toOldSession(await page.createCDPSession()),
  };
  return {
    target: () => target,
    browser: () => page.browser(),
    url: () => page.url(),
    on: page.on.bind(page),
    off: page.off.bind(page),
  };
}

function toOldSession(session: CDPSession): CdpSession {
  return {
    send: (method, params) => session.send(method as never, params as never),
    detach: () => session.detach(),
    on: (name, listener) =>
      session.on(name, (event: unknown) => {
        listener(
          (name === 'Runtime.executionContextCreated'
            ? hideOrigin(event as ContextEvent)
            : event) as never,
        );
      }),
  };
}

function hideOrigin(event: ContextEvent): ContextEvent {
  const { context } = event;
  if (context.auxData.isDefault) return event;
  return { ...event, context: { ...context, origin: '://' } };
}

describe('a Chromium that names no origin for our world', () => {
  const stage = useStage();

  it('links', async () => {
    const scene = await stage.open({}, { wrap: asOldChromium });
    await scene.scan();
    await scene.log.reached('awaiting-assertion');
    await scene.session.submit(
      await stage.owner.sign(scene.session.challenge()),
    );
    await scene.approve();
    await scene.log.reached('completed');
    expect(stage.standIn.deliveries.at(-1)).toMatchObject({ accepted: true });
  });
});
