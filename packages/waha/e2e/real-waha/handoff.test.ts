import {
  handoffHeader,
  type PasskeyHandoff,
  type PasskeyHandoffClaim,
} from '@waha-passkey/contract';
import {
  launchOwner,
  startStandIn,
  type Owner,
  type StandIn,
} from '@waha-passkey/testbed';
import { describeRealWaha, wahaRoot } from './real-waha';
import { RunningWaha } from './running-waha';

/** With a password on Swagger, which WAHA asks on every path but some. */
describeRealWaha('the hand-off of a real WAHA', () => {
  let standIn: StandIn;
  let owner: Owner;
  let waha: RunningWaha;

  beforeAll(async () => {
    standIn = await startStandIn();
    owner = await launchOwner(standIn);
    waha = await RunningWaha.start(wahaRoot, 'WEBJS', {
      env: {
        WAHA_PASSKEY_PUBLIC_URL: 'https://waha.example.org/',
        WHATSAPP_SWAGGER_USERNAME: 'admin',
        WHATSAPP_SWAGGER_PASSWORD: 'secret',
      },
    });
    const server = new URL(standIn.proxyUrl).host;
    const config = { proxy: { server } };
    await waha.call('PUT', '/api/sessions/default', { config });
    await waha.call('POST', '/api/sessions/default/start', {});
    await waha.untilStatus('SCAN_QR_CODE');
  }, 240_000);

  afterAll(async () => {
    await waha?.stop();
    await owner?.close();
    await standIn?.stop();
  });

  const withTicket = (
    method: string,
    path: string,
    ticket: string,
    body?: unknown,
  ) =>
    waha.call(method, `/passkey/${path}`, body, '', {
      [handoffHeader]: ticket,
    });

  it('shows its page, and nothing else, without key or password', async () => {
    expect(await waha.call('GET', '/passkey', undefined, '')).toMatchObject({
      status: 200,
      body: expect.stringContaining(
        'Link a device with your passkey',
      ) as string,
    });
    for (const path of ['/', '/-json', '/passkey/../-json', '/passkeys']) {
      const { status } = await waha.call('GET', path, undefined, '');
      expect([path, status]).toEqual([path, 401]);
    }
    expect((await withTicket('GET', 'attempt', 'unknown')).status).toBe(401);
  }, 60_000);

  it('links: the holder of the link signs, and no one else', async () => {
    const link = '/api/default/auth/passkey/handoff';
    expect((await waha.call('POST', link)).status).toBe(422);
    const { body: qr } = await waha.call(
      'GET',
      '/api/default/auth/qr?format=raw',
    );
    await standIn.phone.scan((qr as { value: string }).value);
    const { payload } = await waha.untilStatus('PASSKEY_REQUIRED');
    expect((await waha.call('POST', link, {}, 'wrong')).status).toBe(401);
    const minted = await waha.call('POST', link);
    expect(minted.status).toBe(201);
    const { url } = minted.body as PasskeyHandoff;
    expect(url).toMatch(/^https:\/\/waha\.example\.org\/passkey#/);
    const ticket = url.split('#')[1] ?? '';
    const { claim, view } = (await withTicket('POST', 'claim', ticket))
      .body as PasskeyHandoffClaim;
    expect((await withTicket('POST', 'claim', ticket)).status).toBe(409);
    expect(view).toMatchObject({ session: 'default', challenge: payload.data });
    const assertion = await owner.sign(view.challenge ?? ({} as never));
    expect(await withTicket('POST', 'assertion', claim, assertion)).toEqual({
      status: 201,
      body: null,
    });
    await standIn.phone.approve();
    await waha.untilStatus('WORKING');
    expect((await withTicket('GET', 'attempt', claim)).body).toMatchObject({
      attempt: { phase: 'completed' },
    });
  }, 240_000);
});
