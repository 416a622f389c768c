import { SignalLog } from '@waha-passkey/testbed/driver';
import {
  startNowebStandIn,
  type NowebStandIn,
} from '@waha-passkey/testbed/noweb';
import { NowebHost } from './noweb-host';

describe('a NOWEB session as its clients see it', () => {
  let standIn: NowebStandIn;
  let host: NowebHost;
  let log: SignalLog;

  beforeEach(async () => {
    standIn = await startNowebStandIn();
    host = new NowebHost(standIn);
    log = new SignalLog(host.driver);
    host.start();
    await standIn.phone.scan(await host.wait(() => host.qr));
    await log.first('gate');
  });

  afterEach(async () => {
    log.close();
    await host.stop();
    await standIn.stop();
  });

  it('requires a passkey, offers no challenge, and says why', () => {
    const { status, data, passkey } = host.session.statusOver('SCAN_QR_CODE');
    expect({ status, data }).toEqual({
      status: 'PASSKEY_REQUIRED',
      data: null,
    });
    expect(passkey).toMatchObject({
      kind: 'linking',
      phase: 'gate-seen',
      retryable: false,
      reason: {
        code: 'ENGINE_UNSUPPORTED',
        message: host.driver.capability.reason?.message,
      },
    });
  });

  it('refuses whatever a client tries, with the engines that can', async () => {
    const { session } = host;
    const tries = [
      () => Promise.resolve(session.challenge()),
      () => Promise.resolve(session.confirmation()),
      () => session.submit({}),
      () => session.confirm(),
      () => session.reject(),
      () => session.cancel(),
      () => session.renew(),
    ];
    for (const attempt of tries) {
      const refused = (async () => attempt())();
      await expect(refused).rejects.toMatchObject({
        code: 'PASSKEY_ENGINE_UNSUPPORTED',
        message: expect.stringContaining('WEBJS') as string,
      });
    }
    expect(session.attempt?.phase).toBe('gate-seen');
  });

  it('ends with the engine’s own words, and stays so', async () => {
    standIn.dropConnections();
    await log.first('failed');
    const { status, data, passkey } = host.session.statusOver('FAILED');
    expect({ status, data }).toEqual({ status: 'FAILED', data: null });
    expect(passkey).toMatchObject({
      phase: 'ended',
      retryable: false,
      reason: { message: host.driver.capability.reason?.message },
    });
    expect(host.statuses.at(-1)).toBe('FAILED');
  });
});
