import type { PasskeyChallenge } from '@waha-passkey/contract';
import {
  launchOwner,
  startStandIn,
  type Owner,
  type StandIn,
  type Timings,
} from '@waha-passkey/testbed';
import { describeRealWaha, wahaRoot } from './real-waha/real-waha';
import { untilRefsRanOut } from './real-waha/open-session-page';
import { RunningWaha, type WahaEvent } from './real-waha/running-waha';

const auth = '/api/default/auth';
const passkey = `${auth}/passkey`;

const shapes = (events: WahaEvent[]) =>
  events.map(({ payload: { status, data, passkey: attempt } }) => [
    status,
    data !== null,
    attempt?.phase ?? null,
  ]);

describeRealWaha('a real WAHA on WEBJS', () => {
  let standIn: StandIn;
  let owner: Owner;
  let waha: RunningWaha;

  async function start(timings: Partial<Timings> = {}) {
    standIn = await startStandIn({ timings });
    owner = await launchOwner(standIn);
    waha = await RunningWaha.start(wahaRoot, 'WEBJS');
    const server = new URL(standIn.proxyUrl).host;
    const config = { proxy: { server } };
    await waha.call('PUT', '/api/sessions/default', { config });
    await waha.call('POST', '/api/sessions/default/start', {});
    await waha.untilStatus('SCAN_QR_CODE');
  }

  async function scan(): Promise<void> {
    const { body } = await waha.call('GET', `${auth}/qr?format=raw`);
    await standIn.phone.scan((body as { value: string }).value);
  }

  async function enterCode(): Promise<void> {
    const { body } = await waha.call('POST', `${auth}/request-code`, {
      phoneNumber: '12025550123',
    });
    await standIn.phone.enterCode((body as { code: string }).code);
  }

  async function sign(): Promise<void> {
    const { payload } = await waha.untilStatus('PASSKEY_REQUIRED');
    const challenge = await waha.call('GET', `${passkey}/challenge`);
    expect(challenge).toEqual({ status: 200, body: payload.data });
    const assertion = await owner.sign(challenge.body as PasskeyChallenge);
    const bad = { ...assertion, type: 'other' };
    expect((await waha.call('POST', passkey, bad)).status).toBe(400);
    expect((await waha.call('POST', passkey, assertion)).status).toBe(201);
  }

  afterEach(async () => {
    await waha?.stop();
    await owner?.close();
    await standIn?.stop();
  });

  it('links by QR code, and says the same by webhook and WebSocket', async () => {
    await start();
    expect((await waha.call('GET', `${passkey}/challenge`)).status).toBe(422);
    await scan();
    await sign();
    await standIn.phone.approve();
    await waha.untilStatus('WORKING');
    const expected = [
      ['STARTING', false, null],
      ['SCAN_QR_CODE', false, null],
      ['PASSKEY_REQUIRED', true, 'awaiting-assertion'],
      ['STARTING', false, 'awaiting-phone'],
      ['WORKING', false, 'completed'],
    ];
    expect(shapes(waha.webhookEvents)).toEqual(expected);
    expect(shapes(waha.socketEvents)).toEqual(expected);
    const { body } = await waha.call('GET', '/api/sessions/default');
    expect(body).toMatchObject({
      status: 'WORKING',
      engine: { capabilities: { passkey: { supported: true } } },
    });
  }, 300_000);

  it('links by pairing code', async () => {
    await start();
    await enterCode();
    await sign();
    await standIn.phone.approve();
    const { payload } = await waha.untilStatus('WORKING');
    expect(payload.passkey).toMatchObject({ phase: 'completed' });
  }, 300_000);

  it.each([
    ['QR code', scan],
    ['pairing code', enterCode],
  ])(
    'links by %s, too, once all refs have run out',
    async (_how, begin) => {
      await start({ firstRefMs: 30_000, nextRefMs: 100 });
      await begin();
      await waha.untilStatus('PASSKEY_REQUIRED');
      await untilRefsRanOut(waha);
      await sign();
      await standIn.phone.approve();
      const { payload } = await waha.untilStatus('WORKING');
      expect(payload.passkey).toMatchObject({ phase: 'completed' });
      expect(standIn.deliveries).toHaveLength(1);
    },
    300_000,
  );

  it('shows the code when the five minutes are over, and links when it is confirmed', async () => {
    await start({ handoffKeyMs: 1 });
    await scan();
    await sign();
    await standIn.phone.approve();
    const { payload } = await waha.untilStatus('PASSKEY_CONFIRMATION_REQUIRED');
    const code = await standIn.phone.code();
    expect(payload.data).toEqual({ code });
    const confirmation = await waha.call('GET', `${passkey}/confirmation`);
    expect(confirmation.body).toEqual({ code });
    expect((await waha.call('POST', `${passkey}/confirm`)).status).toBe(201);
    await standIn.phone.confirmCode();
    await waha.untilStatus('WORKING');
  }, 300_000);

  it('lets go of a pending passkey when the session stops', async () => {
    await start();
    await scan();
    await waha.untilStatus('PASSKEY_REQUIRED');
    await waha.call('POST', '/api/sessions/default/stop', {});
    const { payload } = await waha.untilStatus('STOPPED');
    expect(payload).toMatchObject({ data: null, passkey: { phase: 'ended' } });
    expect((await waha.call('GET', passkey)).status).toBe(404);
    const { body } = await waha.call('GET', `${passkey}/capability`);
    expect(body).toMatchObject({ supported: true });
  }, 300_000);
});
