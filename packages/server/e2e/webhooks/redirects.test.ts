import { HttpReceiver } from '../hosts/http-receiver';
import { InMemoryHost } from '../hosts/in-memory-host';

describe('a webhook that is answered with a redirect', () => {
  let host: InMemoryHost;
  let elsewhere: HttpReceiver;
  let receiver: HttpReceiver;

  beforeEach(async () => {
    [host, elsewhere, receiver] = await Promise.all([
      InMemoryHost.start(),
      HttpReceiver.start(),
      HttpReceiver.start(),
    ]);
  });

  afterEach(async () => {
    await host.close();
    await Promise.all([elsewhere.stop(), receiver.stop()]);
  });

  it.each([301, 302, 303, 307, 308])(
    'is not sent on after a %i, which is logged with what to do',
    async (code) => {
      const Location = `http://localhost:${elsewhere.port}/other`;
      receiver.answer = (response, { status }) =>
        response
          .writeHead(status === 'STARTING' ? code : 200, { Location })
          .end();
      await host.api.post('/api/sessions', {
        name: 'redirected',
        config: {
          webhooks: [
            {
              url: receiver.url,
              events: ['*'],
              hmac: { key: 'canary-key' },
              customHeaders: [{ name: 'X-Mine', value: 'canary-value' }],
              retries: { delaySeconds: 0.01 },
            },
          ],
        },
      });
      await host.logged('Gave up after 3 tries.');
      const run = host.engine.runOf('redirected');
      run.tell({ type: 'qr', value: 'one' });
      await receiver.until(() => receiver.statuses.includes('SCAN_QR_CODE'));
      expect(elsewhere.requests).toEqual([]);
      expect(receiver.statuses).toEqual([
        'STARTING',
        'STARTING',
        'STARTING',
        'SCAN_QR_CODE',
      ]);
      const log = host.lines.join('');
      expect(log).toContain(
        `status ${code}: redirects are not followed. Set the URL of the webhook to the final address.`,
      );
      expect(log).not.toContain('canary');
    },
  );
});
