import puppeteer from 'puppeteer';
import { chromiumLaunchOptions } from '@waha-passkey/testbed';
import { PageScene, pageUsers } from './page-scene';
import { useStage } from './stage';

const moments = ['before', 'during', 'after'] as const;

describe.each(pageUsers)('with %s on the page, a fault', (user) => {
  const stage = useStage(undefined, { user });

  /** Brings a ceremony to the moment at which the signature … */
  async function bringTo(
    scene: PageScene,
    moment: (typeof moments)[number],
  ): Promise<void> {
    await scene.reachGate();
    if (moment === 'before') return;
    if (moment === 'after') {
      await scene.submit(stage.owner);
      await scene.log.reached('awaiting-phone');
      return;
    }
    await stage.owner.sign(scene.session.challenge());
  }

  it.each(moments)(
    'of a reload %s the signature ends the attempt, and a new one links',
    async (moment) => {
      const scene = await stage.open();
      await bringTo(scene, moment);
      await scene.page.reload();
      const attempt = await scene.log.reached('ended');
      expect(attempt.reason?.code).toBe('PAGE_RELOADED');
      expect(scene.driver.capability.supported).toBe(true);

      await scene.scan();
      await scene.log.reached('awaiting-assertion', 2);
      await scene.submit(stage.owner);
      await scene.approve();
      await scene.log.reached('completed');
    },
  );

  it('of a reload under a delivery is told as such', async () => {
    const scene = await stage.open();
    await scene.reachGate();
    const assertion = await stage.owner.sign(scene.session.challenge());
    const { callId } = await scene.log.signal('call');
    const reload = scene.page.reload();
    const delivery = scene.driver.deliver(
      callId,
      assertion,
      new AbortController().signal,
    );
    const [outcome] = await Promise.allSettled([delivery, reload]);
    // Whichever came first, nothing is left in between.
    const isTold =
      outcome.status === 'fulfilled' ||
      (outcome.reason as { code?: string }).code === 'PASSKEY_ABORTED_BY_PAGE';
    expect(isTold).toBe(true);
    await scene.log.signal('gone');
  });

  it('of a server that is gone leaves no call waiting past its timeout', async () => {
    const scene = await stage.open();
    await scene.page.waitForSelector('[data-testid="link-device-qr-code"]');
    // The driver lives on to see it, and ends nothing by itself.
    scene.session.close();
    const outcome = await scene.page.evaluate(`navigator.credentials.get({
      publicKey: {
        challenge: new Uint8Array(32), rpId: 'whatsapp.com', timeout: 100,
      },
    }).catch(({ name }) => name)`);
    expect(outcome).toBe('NotAllowedError');
    expect(await scene.log.signal('call-ended')).toMatchObject({
      reason: 'CHALLENGE_EXPIRED',
    });
  });

  it.each(moments)(
    'of a killed browser %s the signature ends the attempt',
    async (moment) => {
      const browser = await puppeteer.launch(
        chromiumLaunchOptions(stage.standIn),
      );
      const scene = await PageScene.open(browser, stage.standIn, { user });
      await bringTo(scene, moment);
      browser.process()?.kill('SIGKILL');
      // WPPConnect stops its timers when its page is closed.
      browser.once('disconnected', () => scene.page.emit('close', undefined));
      const attempt = await scene.log.reached('ended');
      expect(attempt).toMatchObject({
        reason: { code: 'BROWSER_GONE' },
        retryable: false,
      });
      const { callId } = await scene.log.signal('call');
      await expect(
        scene.driver.expire(callId, new AbortController().signal),
      ).resolves.toBeUndefined();
      await expect(
        scene.driver.renew(new AbortController().signal),
      ).rejects.toMatchObject({ name: 'PasskeyError' });
    },
  );

  it('of a crashed page ends the attempt', async () => {
    const scene = await stage.open();
    await scene.reachGate();
    const cdp = await scene.page.createCDPSession();
    // Never answered: there is no page left to do so.
    cdp.send('Page.crash').catch(() => undefined);
    const attempt = await scene.log.reached('ended');
    expect(attempt.reason?.code).toBe('BROWSER_GONE');
  });

  it('of a second call is the page’s own, with the browser’s words', async () => {
    const scene = await stage.open();
    await scene.reachGate();
    const error = await scene.page.evaluate(`navigator.credentials
      .get({ publicKey: { challenge: new Uint8Array(16) } })
      .then(() => 'none', ({ name, message }) => name + ': ' + message)`);
    expect(error).toBe('OperationError: A request is already pending.');
    await scene.submit(stage.owner);
    await scene.log.reached('awaiting-phone');
  });

  it('of a session that stops ends the page’s call as declined', async () => {
    const { standIn } = stage;
    const scene = await stage.open();
    await scene.reachGate();
    const { challenge } = scene.session.challenge();
    await scene.driver.detach('SESSION_STOPPED');
    await expect(scene.log.reached('ended')).resolves.toMatchObject({
      reason: { code: 'SESSION_STOPPED' },
    });
    await standIn.waitFor('the end of the call', () =>
      standIn.calls.some(
        (call) =>
          call.challenge === challenge && call.outcome === 'NotAllowedError',
      ),
    );
    await expect(
      scene.page.evaluate('String(navigator.credentials.get)'),
    ).resolves.toBe('function get() { [native code] }');
  });

  it('of a script that forges our messages changes nothing', async () => {
    const scene = await stage.open();
    await scene.reachGate();
    const before = scene.log.signals.length;
    await scene.page
      .evaluate(`for (const name of Object.getOwnPropertyNames(window)) {
      if (/^p[0-9a-f]{32}/.test(name)) throw new Error('a global of ours: ' + name);
    }
    for (const type of ['up', 'command', 'reply', 'message']) {
      document.dispatchEvent(new CustomEvent(type, {
        detail: JSON.stringify({ type: 'call-ended', callId: 'x', cause: 'aborted' }),
      }));
    }`);
    await scene.submit(stage.owner);
    await scene.log.signal('awaiting-phone');
    expect(scene.log.signals.slice(before).map(({ type }) => type)).toEqual([
      'awaiting-phone',
    ]);
  });

  it('of a lost connection to WhatsApp ends the attempt at once', async () => {
    const { standIn, owner } = stage;
    const scene = await stage.open();
    await scene.reachGate();
    const assertion = await owner.sign(scene.session.challenge());
    standIn.dropConnections();
    await expect(scene.log.reached('ended')).resolves.toMatchObject({
      reason: { code: 'CONNECTION_RESTARTED' },
      retryable: true,
    });
    await expect(scene.session.submit(assertion)).rejects.toMatchObject({
      code: 'PASSKEY_ABORTED_BY_PAGE',
    });
    await scene.session.cancel();
    await scene.scan();
    await scene.log.reached('awaiting-assertion', 2);
    await scene.submit(owner);
    await scene.approve();
    await scene.log.reached('completed');
  });

  it('of a restart that only the page knows of refuses the assertion', async () => {
    const { owner, standIn } = stage;
    const scene = await stage.open();
    await scene.reachGate();
    const assertion = await owner.sign(scene.session.challenge());
    const deliveries = standIn.deliveries.length;
    // No event, so that it is seen in the turn of the delivery, and not before.
    await scene.page.evaluate(
      `require('WAWebSocketModel').Socket.state = 'OPENING'`,
    );
    await expect(scene.session.submit(assertion)).rejects.toMatchObject({
      code: 'PASSKEY_ABORTED_BY_PAGE',
    });
    expect(scene.session.attempt).toMatchObject({
      phase: 'ended',
      reason: { code: 'CONNECTION_RESTARTED' },
      retryable: true,
    });
    expect(standIn.deliveries).toHaveLength(deliveries);
  });

  it('of hooking the same page twice does not happen', async () => {
    const scene = await stage.open();
    await scene.driver.attachPage(scene.page);
    await scene.driver.attachPage({ page: scene.page });
    await scene.link(stage.owner);
    expect(scene.log.attempts).toHaveLength(1);
    expect(
      scene.log.signals.filter(({ type }) => type === 'call'),
    ).toHaveLength(1);
  });
});
