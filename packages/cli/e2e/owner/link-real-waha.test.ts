import { startStandIn, type StandIn } from '@waha-passkey/testbed';
import { SigningSite } from '../../../extension/e2e/hosts/signing-site';
import { RunningWaha } from '../../../waha/e2e/real-waha/running-waha';
import { runLink } from '../../src/link/run-link';
import { OwnerDesk } from './owner-desk';
import { ScriptedPerson } from './scripted-person';

/** See packages/waha/e2e/real-waha.test.ts. */
const root = process.env['WAHA_DIST'];

if (root === undefined) {
  process.stderr.write(
    'link is not tried on a real WAHA: set WAHA_DIST to a built one with the patches.\n',
  );
}

(root === undefined ? describe.skip : describe)('link on a real WAHA', () => {
  let standIn: StandIn;
  let site: SigningSite;
  let desk: OwnerDesk;
  let waha: RunningWaha;

  beforeAll(async () => {
    [standIn, site, waha] = await Promise.all([
      startStandIn(),
      SigningSite.start(),
      RunningWaha.start(root ?? '', 'WEBJS'),
    ]);
    desk = new OwnerDesk(site, standIn.account);
  }, 120_000);

  beforeEach(async () => {
    const server = new URL(standIn.proxyUrl).host;
    const config = { proxy: { server } };
    await waha.call('PUT', '/api/sessions/default', { config });
  });

  afterEach(async () => {
    desk.assertClosed();
    // Not deleted: the session's proxy leads it to the stand-in.
    await waha.call('POST', '/api/sessions/default/logout', {});
    await waha.call('POST', '/api/sessions/default/stop', {});
  });

  afterAll(async () => {
    await waha.stop();
    await Promise.all([standIn.stop(), site.stop()]);
  });

  it('links by QR code, signed at this computer', async () => {
    const { url, apiKey } = waha.client;
    const person = new ScriptedPerson(['s', 'y']);
    const outcome = await desk.run(
      (context) => runLink({ url, session: 'default' }, context),
      {
        person,
        apiKey,
        onEvent: ({ event, value }) => {
          if (event === 'qr') void standIn.phone.scan(String(value));
          if (event === 'signed') void standIn.phone.approve();
        },
      },
    );
    expect(outcome).toMatchObject({ exitCode: 0 });
    await waha.untilStatus('WORKING');
  }, 120_000);

  it('links by pairing code', async () => {
    const { url, apiKey } = waha.client;
    const outcome = await desk.run(
      (context) =>
        runLink(
          {
            url,
            session: 'default',
            pairingCode: standIn.account.phoneNumber,
            signHere: true,
          },
          context,
        ),
      {
        person: new ScriptedPerson(['y']),
        apiKey,
        onEvent: ({ event, code }) => {
          if (event === 'pairing-code') {
            void standIn.phone.enterCode(String(code));
          }
          if (event === 'signed') void standIn.phone.approve();
        },
      },
    );
    expect(outcome).toMatchObject({ exitCode: 0 });
  }, 120_000);
});
