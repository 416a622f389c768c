import { readFile } from 'node:fs/promises';
import path from 'node:path';
import {
  launchOwner,
  startStandIn,
  type Owner,
  type StandIn,
} from '@waha-passkey/testbed';
import { BrowserHost } from './hosts/browser-host';
import { WebhookReceiver } from './hosts/webhook-receiver';

jest.setTimeout(120_000);

describe('secrets', () => {
  let standIn: StandIn;
  let owner: Owner;
  let host: BrowserHost;
  let receiver: WebhookReceiver;

  beforeAll(async () => {
    [standIn, receiver] = await Promise.all([
      // Without a hand-off key a code has to be compared.
      startStandIn({ clockScale: 0.1, timings: { handoffKeyMs: 1 } }),
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

  it('of a whole linking are in no line of the log and in no record', async () => {
    const secrets = new Map<string, string>([['API key', host.api.apiKey]]);
    const session = host.session('canary');
    await session.create({
      webhooks: [
        receiver.config,
        {
          url: 'http://user:canary-user@127.0.0.1:1/canary-path?t=canary-query',
          events: ['*'],
          hmac: { key: 'canary-hmac' },
          customHeaders: [{ name: 'X-Token', value: 'canary-header' }],
          retries: { attempts: 0 },
        },
      ],
    });
    await session.next('SCAN_QR_CODE');
    secrets.set('QR code', await session.qr());
    const pairingCode = await session.requestCode('12025550123');
    secrets.set('pairing code', pairingCode);
    secrets.set('pairing code, bare', pairingCode.replace('-', ''));
    const link = await standIn.phone.enterCode(pairingCode);
    await session.next('PASSKEY_REQUIRED');
    const challenge = await session.challenge();
    secrets.set('challenge', challenge.challenge);
    const assertion = await owner.sign(challenge);
    for (const [name, value] of Object.entries(assertion.response)) {
      secrets.set(name, String(value));
    }
    secrets.set('credential id', assertion.id);
    // A refusal is logged as well, and so is a body that is not JSON.
    await session.submit({ ...assertion, type: 'canary-type' });
    await session.submit(`canary-body ${assertion.id}`);
    expect((await session.submit(assertion)).status).toBe(201);
    await standIn.phone.approve({ link });
    const { payload } = await session.next('PASSKEY_CONFIRMATION_REQUIRED');
    secrets.set('code', (payload.data as { code: string }).code);
    await session.passkey('confirm');
    await standIn.phone.confirmCode({ link });
    await session.next('WORKING');
    await receiver.log.next('canary', 'WORKING');

    const record = await readFile(
      path.join(host.folder, 'canary', 'session.json'),
      'utf8',
    );
    const log = host.lines.join('');
    expect(log).toContain('PASSKEY_CONFIRMATION_REQUIRED');
    const found = [...secrets].filter(
      ([, value]) => log.includes(value) || record.includes(value),
    );
    expect(found.map(([name]) => name)).toEqual([]);
    expect(log).not.toContain('canary-');
    await session.delete();
  });
});
