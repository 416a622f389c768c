import {
  type Scenario,
  startStandIn,
  type StandIn,
} from '@waha-passkey/testbed';
import { BrowserHost } from './hosts/browser-host';

jest.setTimeout(120_000);

describe('a linked session', () => {
  let standIn: StandIn;
  let host: BrowserHost;

  beforeAll(async () => {
    standIn = await startStandIn({
      clockScale: 0.1,
      scenario: { gate: false, unknownModules: 'throw' },
    });
    host = await BrowserHost.start(standIn, {
      WAHA_PASSKEY_START_TIMEOUT_SECONDS: '20',
    });
  });

  afterAll(async () => {
    await host?.close();
    await standIn?.stop();
  });

  async function scan(name: string) {
    const session = host.session(name);
    await session.create();
    await session.next('SCAN_QR_CODE');
    await standIn.phone.scan(await session.qr());
    return session;
  }

  it.each<[string, Partial<Scenario>]>([
    ['as-of-july', { userIds: '_serialized' }],
    ['with-new-ids', { userIds: '$1' }],
    ['without-a-number', { userIds: '$1', accounts: 'lid-only' }],
  ])('says who it is on a page %s', async (name, scenario) => {
    Object.assign(standIn.scenario, { accounts: 'pn-and-lid' }, scenario);
    const session = await scan(name);
    const event = await session.next('WORKING');
    const { pn, lid, pushname } = standIn.devices.at(-1) ?? {};
    const id = scenario.accounts === 'lid-only' ? lid : pn;
    const me = { id, lid, pushName: pushname };
    expect(event.me).toEqual(me);
    expect(session.steps).toEqual(['STARTING', 'SCAN_QR_CODE', 'WORKING']);
    const info = await host.api.get<{ me: unknown }>(`/api/sessions/${name}`);
    expect(info.body.me).toEqual(me);
    await session.order('logout');
    await session.delete();
  });

  it('shows its page, and what that says of itself', async () => {
    const session = await scan('seen');
    await session.next('WORKING');
    const info = await host.api.get('/api/sessions/seen');
    expect(info.body).toMatchObject({
      engine: {
        state: 'CONNECTED',
        WWebVersion: expect.stringMatching(/^2\./) as unknown,
      },
    });
    const url = `${host.api.url}/api/screenshot?session=seen`;
    const headers = { 'X-Api-Key': host.api.apiKey };
    const image = await fetch(url, { headers });
    expect(image.headers.get('content-type')).toBe('image/jpeg');
    const start = new Uint8Array(await image.arrayBuffer()).slice(0, 3);
    expect([...start]).toEqual([0xff, 0xd8, 0xff]);
    const { body } = await host.api.get('/api/screenshot?session=seen', {
      Accept: 'application/json',
    });
    expect(body).toMatchObject({ mimetype: 'image/jpeg' });
    await session.delete();
  });

  it('that never gets ready says that it is linked, and starts without a QR code', async () => {
    standIn.scenario.hasCollections = false;
    const session = await scan('never-ready');
    const { payload } = await session.next('FAILED');
    expect(payload.reason).toBe(
      'The device is linked, but its account did not load within 20 s. The log has the cause if one was reported. Restart the session; that needs no new QR code.',
    );
    expect(host.lines.join('')).toMatch(
      /Session never-ready: whatsapp-web\.js failed .*'Msg'/,
    );

    standIn.scenario.hasCollections = true;
    const seen = session.seen;
    await session.order('restart');
    await session.next('WORKING', seen);
    expect(session.steps.slice(seen)).not.toContain('SCAN_QR_CODE');
    await session.delete();
  });
});
