import { HttpReceiver } from '../hosts/http-receiver';
import { InMemoryHost } from '../hosts/in-memory-host';

const START = 'STARTING';

describe('a webhook that is refused', () => {
  let host: InMemoryHost;
  let receiver: HttpReceiver;

  beforeEach(async () => {
    [host, receiver] = await Promise.all([
      InMemoryHost.start(),
      HttpReceiver.start(),
    ]);
  });

  afterEach(async () => {
    await host.close();
    await receiver.stop();
  });

  const create = (retries: object) =>
    host.api.post('/api/sessions', {
      name: 'refused',
      config: { webhooks: [{ url: receiver.url, events: ['*'], retries }] },
    });

  const warnings = () =>
    host.lines.filter((line) => line.includes('Webhook not delivered'));

  it.each([400, 401, 404, 410, 422])(
    'ends after three tries when the answer is %i',
    async (code) => {
      receiver.answer = (response, { status }) =>
        response.writeHead(status === START ? code : 200).end();
      await create({ delaySeconds: 0.01, attempts: 9 });
      await host.logged(`status ${code}. Gave up after 3 tries.`);
      host.engine.runOf('refused').tell({ type: 'qr', value: 'one' });
      await receiver.until(() => receiver.statuses.includes('SCAN_QR_CODE'));
      expect(receiver.statuses.slice(0, 4)).toEqual([
        START,
        START,
        START,
        'SCAN_QR_CODE',
      ]);
      expect(warnings()).toHaveLength(2);
    },
  );

  it.each([408, 425, 429, 500, 503])(
    'is repeated as configured when the answer is %i',
    async (code) => {
      receiver.answer = (response) =>
        response.writeHead(receiver.requests.length <= 5 ? code : 200).end();
      await create({ delaySeconds: 0.01, attempts: 5 });
      await receiver.until(() => receiver.requests.length === 6);
      expect(receiver.statuses).toEqual(Array(6).fill(START));
    },
  );

  it('is logged at its first failure, with when it is tried again', async () => {
    receiver.answer = (response) => response.writeHead(503).end();
    await create({ delaySeconds: 60 });
    await host.logged('Webhook not delivered');
    expect(receiver.requests).toHaveLength(1);
    expect(warnings()[0]).toMatch(
      new RegExp(
        `session refused, event evt_\\w+, receiver http://127.0.0.1:${receiver.port}, status 503. Trying again in 60 s, at most 15 times.`,
      ),
    );
  });

  it('counts as delivered by its status alone, whatever the body', async () => {
    receiver.answer = (response) => {
      response.writeHead(200, { 'Content-Encoding': 'gzip' });
      response.end('x'.repeat(1_000_000));
    };
    await create({ delaySeconds: 0.01 });
    await receiver.until(() => receiver.requests.length === 1);
    host.engine.runOf('refused').tell({ type: 'qr', value: 'one' });
    await receiver.until(() => receiver.statuses.includes('SCAN_QR_CODE'));
    expect(receiver.statuses).toEqual([START, 'SCAN_QR_CODE']);
    expect(warnings()).toEqual([]);
  });
});
