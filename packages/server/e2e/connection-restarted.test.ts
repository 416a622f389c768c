import {
  launchOwner,
  startStandIn,
  type Owner,
  type StandIn,
} from '@waha-passkey/testbed';
import { BrowserHost } from './hosts/browser-host';
import { linkSession, reachGate } from './hosts/link-session';

jest.setTimeout(120_000);

describe('a connection to WhatsApp that is restarted under the gate', () => {
  let standIn: StandIn;
  let owner: Owner;
  let host: BrowserHost;

  beforeAll(async () => {
    standIn = await startStandIn({ clockScale: 0.1 });
    [owner, host] = await Promise.all([
      launchOwner(standIn),
      BrowserHost.start(standIn),
    ]);
  });

  afterAll(async () => {
    await Promise.all([host?.close(), owner?.close()]);
    await standIn?.stop();
  });

  it('ends FAILED with the reason, takes no assertion, and links after a cancel', async () => {
    const session = host.session('restarted');
    await session.create();
    await session.next('SCAN_QR_CODE');
    await reachGate(session, standIn);
    const assertion = await owner.sign(await session.challenge());
    const delivered = standIn.deliveries.length;
    const skip = session.seen;
    standIn.dropConnections();
    const { payload } = await session.next('FAILED', skip);
    expect(payload.passkey).toMatchObject({
      reason: { code: 'CONNECTION_RESTARTED' },
      retryable: true,
    });

    await expect(session.submit(assertion)).resolves.toMatchObject({
      status: 410,
      body: { code: 'PASSKEY_ABORTED_BY_PAGE' },
    });
    expect(standIn.deliveries).toHaveLength(delivered);

    const again = session.seen;
    await session.passkey('cancel');
    await session.next('SCAN_QR_CODE', again);
    await linkSession(session, standIn, owner);
    expect(session.steps.at(-1)).toBe('WORKING');
  });
});
