import { SignalLog } from '@waha-passkey/testbed/driver';
import {
  createGowsTransport,
  startGowsStandIn,
  type GowsScenario,
  type GowsStandIn,
} from '@waha-passkey/testbed/gows';
import type { GowsDriverOptions } from '@waha-passkey/refusing';
import { GowsHost } from './gows-host';

const QR_CHANNEL_ITEM = 'whatsmeow.QRChannelItem';
/** The first QR code lasts 300 ms, the others 100 ms. */
const CLOCK_SCALE = 0.005;

describe('a real event stream of GOWS at the gate', () => {
  let standIn: GowsStandIn;
  let host: GowsHost;
  let log: SignalLog;
  const lines: string[] = [];
  const keep = (line: string): void => void lines.push(line);
  const logger = { debug: keep, info: keep, warn: keep, error: keep };

  const start = async (
    scenario: Partial<GowsScenario> = {},
    options: GowsDriverOptions = {},
  ) => {
    standIn = await startGowsStandIn({ scenario, clockScale: CLOCK_SCALE });
    host = new GowsHost(standIn, { logger, ...options });
    log = new SignalLog(host.driver);
    await host.start();
  };
  const scan = async () => {
    standIn.phone.scan(await host.wait(() => host.qr));
  };

  beforeEach(() => {
    lines.length = 0;
  });

  afterEach(async () => {
    log.close();
    await host.stop();
    standIn.stop();
  });

  it('reports the options inside a passkey-request', async () => {
    await start();
    await scan();
    expect((await log.first('gate')).challenge).toEqual(standIn.challenge);
    expect(lines).toHaveLength(1);
    expect(lines[0]).not.toContain(standIn.challenge?.challenge);
  });

  it('reports a passkey-request without options', async () => {
    await start({ options: false });
    await scan();
    expect((await log.first('gate')).challenge).toBeNull();
  });

  it('takes a passkey-confirmation for the gate too', async () => {
    await start();
    standIn.session('default').publishItem('passkey-confirmation', {
      PasskeyConfirmation: { Code: 'CANARY12' },
    });
    expect((await log.first('gate')).challenge).toBeNull();
    expect(lines.join('\n')).not.toContain('CANARY12');
  });

  it('ends FAILED with the reason when the codes run out behind the gate', async () => {
    await start();
    await scan();
    await log.first('failed');
    expect(host.statuses).toEqual([
      'STARTING',
      'SCAN_QR_CODE',
      'PASSKEY_REQUIRED',
      'FAILED',
    ]);
    expect(host.driver.failure).toEqual(host.driver.capability.reason);
  });

  it('says “may be” when an older GOWS only runs out of codes', async () => {
    await start({ binary: 'silent' });
    await scan();
    await host.wait(() => host.status === 'FAILED');
    expect(host.driver.failure).toMatchObject({ code: 'ENGINE_UNSUPPORTED' });
    expect(host.driver.failure?.message).toContain('may be asking');
    expect(log.signals).toEqual([]);
  });

  it.each(['err-client-outdated', 'error', 'err-unexpected-state'])(
    'blames no passkey for %s',
    async (event) => {
      await start();
      await host.wait(() => host.qr);
      standIn.session('default').publishItem(event);
      await host.wait(() => host.status === 'FAILED');
      expect(host.driver.failure).toBeNull();
    },
  );

  it('keeps the gate when a phone without multi-device scans its code', async () => {
    await start();
    await scan();
    await log.first('gate');
    standIn.session('default').publishItem('err-scanned-without-multidevice');
    standIn.session('default').publishItem('success');
    await log.first('completed');
    expect(log.all('failed')).toEqual([]);
  });

  it('links on a new start, once the gate is lifted', async () => {
    await start();
    await scan();
    await host.wait(() => host.status === 'FAILED');
    standIn.scenario.gate = false;
    host.qr = null;
    await host.start();
    await scan();
    await host.wait(() => host.status === 'WORKING');
    expect(host.driver.failure).toBeNull();
    expect(host.driver.gateSeen).toBe(false);
  });

  it('leaves an account without a gate alone', async () => {
    await start({ gate: false });
    await scan();
    await host.wait(() => host.status === 'WORKING');
    expect(log.signals).toEqual([]);
    expect(lines).toEqual([]);
  });

  it('steps aside where GOWS answers by itself', async () => {
    await start({}, { native: true });
    await scan();
    await host.wait(() => host.status === 'FAILED');
    expect(log.signals).toEqual([]);
    expect(host.driver.failure).toBeNull();
    await expect(host.driver.confirm()).rejects.toMatchObject({
      code: 'PASSKEY_ENGINE_UNSUPPORTED',
      message: expect.stringContaining('its own passkey routes') as string,
    });
  });

  it.each([
    ['text that is not JSON', '{"Event":"passkey-request","canary'],
    ['a list', '["canary"]'],
    ['no Event', '{"Code":"canary"}'],
    ['a numeric Event', '{"Event":7,"Code":"canary"}'],
  ])('logs %s without its content, and goes on', async (_, data) => {
    await start();
    await host.wait(() => host.qr);
    standIn.publishRaw('default', QR_CHANNEL_ITEM, data);
    await scan();
    await log.first('gate');
    expect(lines[0]).toMatch(/^Malformed event of GOWS: /);
    expect(lines.join('\n')).not.toContain('canary');
  });

  it('logs malformed options without their content', async () => {
    await start();
    await host.wait(() => host.qr);
    standIn.session('default').publishItem('passkey-request', {
      PasskeyRequest: { PublicKey: { challenge: 'canary!' } },
    });
    expect((await log.first('gate')).challenge).toBeNull();
    expect(lines.join('\n')).not.toContain('canary');
  });

  it('reports once, however often the same stream is attached', async () => {
    await start();
    const stream = host.connection?.stream;
    if (stream) host.driver.attachStream(stream);
    expect(stream?.listenerCount('data')).toBe(2);
    host.driver.detach();
    expect(stream?.listenerCount('data')).toBe(1);
  });

  it('keeps the gate when the host opens its stream anew', async () => {
    await start();
    await scan();
    await log.first('gate');
    const again = await createGowsTransport(standIn).connect('default');
    host.driver.attachStream(again.stream);
    standIn.session('default').publishItem('success');
    await log.first('completed');
    again.stream.cancel();
    expect(log.all('gate')).toHaveLength(1);
  });
});
