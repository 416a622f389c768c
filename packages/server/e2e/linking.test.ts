import {
  launchOwner,
  startStandIn,
  type Owner,
  type StandIn,
} from '@waha-passkey/testbed';
import { BrowserHost } from './hosts/browser-host';
import { linkSession, reachGate, renewAndLink } from './hosts/link-session';
import { WebhookReceiver } from './hosts/webhook-receiver';

jest.setTimeout(120_000);

describe('linking a passkey-gated account', () => {
  let standIn: StandIn;
  let owner: Owner;
  let host: BrowserHost;
  let receiver: WebhookReceiver;

  beforeAll(async () => {
    [standIn, receiver] = await Promise.all([
      startStandIn({ clockScale: 0.1 }),
      WebhookReceiver.start(),
    ]);
    [owner, host] = await Promise.all([
      launchOwner(standIn),
      BrowserHost.start(standIn),
    ]);
  });

  afterAll(async () => {
    await Promise.all([host?.close(), owner?.close(), receiver?.stop()]);
    await standIn?.stop();
  });

  it('goes from the QR code to WORKING, and tells each step once', async () => {
    const session = host.session('by-qr');
    await session.create({ webhooks: [receiver.config] });
    await session.next('SCAN_QR_CODE');
    await linkSession(session, standIn, owner);
    expect(session.steps).toEqual([
      'STARTING',
      'SCAN_QR_CODE',
      'PASSKEY_REQUIRED',
      'STARTING',
      'WORKING',
    ]);
    await receiver.log.next('by-qr', 'WORKING');
    expect(receiver.log.of('by-qr')).toEqual(host.socket.log.of('by-qr'));
    expect(receiver.refused).toEqual([]);
    const working = host.socket.log.of('by-qr').at(-1);
    expect(working?.me?.id).toMatch(/^\d+@c\.us$/);
    expect(working?.payload.passkey).toMatchObject({
      kind: 'linking',
      phase: 'completed',
      reason: null,
    });
    await session.delete();
  });

  it('links by pairing code as well', async () => {
    const session = host.session('by-code');
    await session.create();
    await session.next('SCAN_QR_CODE');
    const code = await session.requestCode('+1 202 555 0123');
    expect(code).toMatch(/^[A-Z0-9]{4}-[A-Z0-9]{4}$/);
    const link = await standIn.phone.enterCode(code);
    await session.next('PASSKEY_REQUIRED');
    const assertion = await owner.sign(await session.challenge());
    expect((await session.submit(assertion)).status).toBe(201);
    await standIn.phone.approve({ link });
    await session.next('WORKING');
    await session.delete();
  });

  it('says when a pairing code is not accepted any longer, until there is a new one', async () => {
    const session = host.session('by-late-code');
    await session.create();
    await session.next('SCAN_QR_CODE');
    const notices = () =>
      host.socket.log
        .of('by-late-code')
        .map(({ payload }) => payload.data as { pairingCode?: unknown } | null)
        .flatMap((data) => data?.pairingCode ?? []);
    await session.requestCode('12025550123');
    standIn.endPairingCodes();
    const ended = {
      state: 'expired',
      message: expect.stringMatching(/Request a new code/) as string,
    };
    await host.socket.log.until(() => notices().length > 0);
    expect(notices()).toContainEqual(ended);
    const read = async () =>
      (await session.api.get('/api/sessions/by-late-code')).body;
    expect(await read()).toMatchObject({
      status: 'SCAN_QR_CODE',
      pairingCode: ended,
    });
    const code = await session.requestCode('12025550123');
    expect(await read()).toMatchObject({ pairingCode: null });
    await standIn.phone.enterCode(code);
    await session.next('PASSKEY_REQUIRED');
    expect(notices().at(-1)).toMatchObject({ state: 'used' });
    await session.delete();
  });

  it('links two sessions at once, each with its own challenge', async () => {
    const sessions = ['constructor', '__proto__'].map((name) =>
      host.session(name),
    );
    await Promise.all(
      sessions.map(async (session) => {
        await session.create({ metadata: { name: session.name } });
        await session.next('SCAN_QR_CODE');
      }),
    );
    const links = await Promise.all(
      sessions.map((session) => reachGate(session, standIn)),
    );
    const challenges = await Promise.all(
      sessions.map((session) => session.challenge()),
    );
    expect(challenges[0]?.challenge).not.toBe(challenges[1]?.challenge);
    const assertions = [];
    for (const challenge of challenges) {
      assertions.push(await owner.sign(challenge));
    }
    // The passkey is the same, the challenge is the other session's.
    const crossed = await sessions[1]?.submit(assertions[0]);
    expect(crossed?.body.code).toBe('PASSKEY_CHALLENGE_MISMATCH');
    for (const [i, session] of sessions.entries()) {
      expect((await session.submit(assertions[i])).status).toBe(201);
    }
    for (const link of links) {
      await standIn.phone.approve({ link });
    }
    await Promise.all(sessions.map((session) => session.next('WORKING')));
    for (const session of sessions) {
      const { metadata } = await session.next('WORKING');
      expect(metadata).toEqual({ name: session.name });
    }
    await Promise.all(sessions.map((session) => session.delete()));
  });

  it('refuses an expired challenge, and links with a renewed one after a human compared the codes', async () => {
    standIn.scenario.optionsTimeoutMs = 1_000;
    const session = host.session('expired');
    await session.create();
    await session.next('SCAN_QR_CODE');
    const link = await reachGate(session, standIn);
    standIn.scenario.optionsTimeoutMs = 600_000;
    const late = await owner.sign(await session.challenge());
    const { payload } = await session.next('FAILED');
    expect(payload.passkey).toMatchObject({
      reason: { code: 'CHALLENGE_EXPIRED' },
      retryable: true,
    });
    const refused = await session.submit(late);
    expect([refused.status, refused.body.code]).toEqual([
      410,
      'PASSKEY_CHALLENGE_EXPIRED',
    ]);
    await renewAndLink(session, standIn, owner, link);
    const linked = host.socket.log.of('expired').at(-1)?.payload.passkey;
    expect(linked?.phase).toBe('completed');
    expect(linked?.attemptId).not.toBe(payload.passkey?.attemptId);
    await session.delete();
  });

  it('links although a webhook receiver is down', async () => {
    const session = host.session('unheard');
    await session.create({
      webhooks: [
        {
          url: 'http://127.0.0.1:1/',
          events: ['*'],
          retries: { policy: 'constant', delaySeconds: 60, attempts: 15 },
        },
      ],
    });
    await session.next('SCAN_QR_CODE');
    await linkSession(session, standIn, owner);
    expect(session.steps.at(-1)).toBe('WORKING');
    await session.delete();
  });
});
