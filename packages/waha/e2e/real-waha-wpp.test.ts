import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { PasskeyChallenge } from '@waha-passkey/contract';
import {
  launchOwner,
  startStandIn,
  type Owner,
  type StandIn,
  type Timings,
} from '@waha-passkey/testbed';
import { untilRefsRanOut } from './real-waha/open-session-page';
import { describeRealWaha, wahaRoot } from './real-waha/real-waha';
import { RunningWaha } from './real-waha/running-waha';

jest.setTimeout(300_000);

const auth = '/api/default/auth';
const passkey = `${auth}/passkey`;

const hasWpp = existsSync(join(wahaRoot, 'dist/core/engines/wpp'));

(hasWpp ? describeRealWaha : describe.skip)('a real WAHA on WPP', () => {
  let standIn: StandIn;
  let owner: Owner;
  let waha: RunningWaha;

  async function start(timings: Partial<Timings> = {}): Promise<void> {
    standIn = await startStandIn({ timings });
    owner = await launchOwner(standIn);
    waha = await RunningWaha.start(wahaRoot, 'WPP');
    const server = new URL(standIn.proxyUrl).host;
    const config = { proxy: { server } };
    await waha.call('PUT', '/api/sessions/default', { config });
    await order('start');
    await waha.untilStatus('SCAN_QR_CODE');
  }

  const order = (what: string) =>
    waha.call('POST', `/api/sessions/default/${what}`, {});

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

  /** Each status once: WPP repeats some, and so does WAHA then. */
  const statuses = () =>
    waha.webhookEvents
      .map(({ payload }) => payload.status)
      .filter((status, at, all) => status !== all[at - 1]);

  afterEach(async () => {
    await waha?.stop();
    await owner?.close();
    await standIn?.stop();
  });

  it('links by QR code, and is WORKING only then', async () => {
    await start();
    expect((await waha.call('GET', `${passkey}/challenge`)).status).toBe(422);
    await scan();
    await sign();
    await standIn.phone.approve();
    const { payload } = await waha.untilStatus('WORKING');
    expect(payload).toMatchObject({
      data: null,
      passkey: { phase: 'completed' },
    });
    expect(statuses()).toEqual([
      'STARTING',
      'SCAN_QR_CODE',
      'PASSKEY_REQUIRED',
      'STARTING',
      'WORKING',
    ]);
    const { body } = await waha.call('GET', '/api/sessions/default');
    expect(body).toMatchObject({
      status: 'WORKING',
      engine: {
        engine: 'WPP',
        capabilities: { passkey: { supported: true } },
      },
    });
  });
  it('links by pairing code, of a number that may be one', async () => {
    await start();
    const typed = { phoneNumber: 'abc' };
    const refused = await waha.call('POST', `${auth}/request-code`, typed);
    expect(refused.status).toBe(400);
    await enterCode();
    await sign();
    await standIn.phone.approve();
    const { payload } = await waha.untilStatus('WORKING');
    expect(payload.passkey).toMatchObject({ phase: 'completed' });
  });

  it.each([
    ['QR code', scan],
    ['pairing code', enterCode],
  ])('links by %s, too, once all refs have run out', async (_how, begin) => {
    await start({ firstRefMs: 30_000, nextRefMs: 100 });
    await begin();
    await waha.untilStatus('PASSKEY_REQUIRED');
    await untilRefsRanOut(waha);
    await sign();
    await standIn.phone.approve();
    const { payload } = await waha.untilStatus('WORKING');
    expect(payload.passkey).toMatchObject({ phase: 'completed' });
    expect(statuses()).toEqual([
      'STARTING',
      'SCAN_QR_CODE',
      'PASSKEY_REQUIRED',
      'STARTING',
      'WORKING',
    ]);
  });

  it('releases a pending passkey when the session stops', async () => {
    await start();
    await scan();
    await waha.untilStatus('PASSKEY_REQUIRED');
    await order('stop');
    const { payload } = await waha.untilStatus('STOPPED');
    expect(payload).toMatchObject({ data: null, passkey: { phase: 'ended' } });
    expect((await waha.call('GET', passkey)).status).toBe(404);
    const { body } = await waha.call('GET', `${passkey}/capability`);
    expect(body).toMatchObject({ supported: true });
  });

  it.each(['restart', 'logout'])(
    'shows a QR code that links after a %s in the middle',
    async (what) => {
      await start();
      await scan();
      await waha.untilStatus('PASSKEY_REQUIRED');
      waha.webhookEvents.splice(0);
      await order(what);
      await waha.untilStatus('SCAN_QR_CODE');
      expect((await waha.call('GET', `${passkey}/challenge`)).status).toBe(422);
      await scan();
      await sign();
      await standIn.phone.approve();
      const { payload } = await waha.untilStatus('WORKING');
      expect(payload.passkey).toMatchObject({ phase: 'completed' });
    },
  );

  it('is WORKING again after a restart of a linked session', async () => {
    await start();
    await scan();
    await sign();
    await standIn.phone.approve();
    await waha.untilStatus('WORKING');
    waha.webhookEvents.splice(0);
    await order('restart');
    await waha.untilStatus('WORKING');
    expect(statuses()).not.toContain('SCAN_QR_CODE');
  });
});
