import { HttpReceiver } from '../hosts/http-receiver';
import { InMemoryHost } from '../hosts/in-memory-host';
import { challenge, linkingCall } from './linking-call';

describe('the newest status of a session', () => {
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

  const create = async (name: string, ...webhooks: object[]) => {
    await host.api.post('/api/sessions', { name, config: { webhooks } });
    return host.engine.runOf(name);
  };

  /** Default retries: 15, one every 2 s. */
  const webhook = (of = receiver) => ({ url: of.url, events: ['*'] });

  const slow = (of = receiver) => ({
    ...webhook(of),
    retries: { delaySeconds: 600 },
  });

  const has = (status: string) => () =>
    receiver.requests.some((request) => request.status === status);

  const challenges = () =>
    receiver.requests.filter(({ body }) => body.includes(challenge.challenge));

  it('arrives within seconds although every other one is refused', async () => {
    receiver.answer = (response, { status }) =>
      response.writeHead(status === 'PASSKEY_REQUIRED' ? 200 : 404).end();
    const run = await create('a', webhook());
    await receiver.until(has('STARTING'));
    run.tell({ type: 'qr', value: 'one' });
    await receiver.until(has('SCAN_QR_CODE'));
    const gateMs = performance.now();
    run.driver.emit(linkingCall);
    await receiver.until(has('PASSKEY_REQUIRED'));
    expect(receiver.requests.at(-1)?.atMs).toBeLessThan(gateMs + 3_000);
  });

  it('arrives within seconds although no other one is answered', async () => {
    receiver.answer = (response, { status }) => {
      if (status === 'PASSKEY_REQUIRED') response.end();
    };
    const run = await create('a', webhook());
    await receiver.until(has('STARTING'));
    run.tell({ type: 'qr', value: 'one' });
    const gateMs = performance.now();
    run.driver.emit(linkingCall);
    await receiver.until(has('PASSKEY_REQUIRED'));
    expect(receiver.statuses).toEqual(['STARTING', 'PASSKEY_REQUIRED']);
    expect(receiver.requests.at(-1)?.atMs).toBeLessThan(gateMs + 4_000);
    expect(host.lines.join('')).toContain('no answer when a newer status came');
  });

  it('replaces a challenge that was refused, once its attempt has ended', async () => {
    receiver.answer = (response) => response.writeHead(503).end();
    const run = await create('a', webhook());
    run.tell({ type: 'qr', value: 'one' });
    run.driver.emit(linkingCall);
    await receiver.until(has('PASSKEY_REQUIRED'));
    receiver.answer = (response) => response.end();
    const before = challenges().length;
    run.driver.emit({ type: 'gone', reason: 'PAGE_RELOADED' });
    await receiver.until(
      () => receiver.requests.at(-1)?.body.includes('PAGE_RELOADED') ?? false,
    );
    run.tell({ type: 'qr', value: 'two' });
    await receiver.until(() => receiver.statuses.at(-1) === 'SCAN_QR_CODE');
    expect(challenges()).toHaveLength(before);
  });

  it('replaces a challenge that waits behind a request without an answer', async () => {
    receiver.answer = (response, { status }) => {
      if (status !== 'SCAN_QR_CODE') response.end();
    };
    const run = await create('a', webhook());
    run.tell({ type: 'qr', value: 'one' });
    await receiver.until(has('SCAN_QR_CODE'));
    run.driver.emit(linkingCall);
    run.driver.emit({ type: 'gone', reason: 'PAGE_RELOADED' });
    await receiver.until(
      () => receiver.requests.at(-1)?.body.includes('PAGE_RELOADED') ?? false,
    );
    expect(challenges()).toEqual([]);
  });

  it('ends the request of a challenge whose attempt has ended', async () => {
    const closed = new Promise<void>((resolve) => {
      receiver.answer = (response, { status }) => {
        if (status === 'PASSKEY_REQUIRED') response.on('close', resolve);
        else response.end();
      };
    });
    const run = await create('a', webhook());
    run.tell({ type: 'qr', value: 'one' });
    run.driver.emit(linkingCall);
    await receiver.until(has('PASSKEY_REQUIRED'));
    const endMs = performance.now();
    run.driver.emit({ type: 'gone', reason: 'PAGE_RELOADED' });
    await receiver.until(
      () => receiver.requests.at(-1)?.body.includes('PAGE_RELOADED') ?? false,
    );
    await closed;
    expect(receiver.requests.at(-1)?.atMs).toBeLessThan(endMs + 1_500);
  });

  it('follows each earlier one, in order, at a receiver that answers', async () => {
    const run = await create('a', webhook());
    run.tell({ type: 'qr', value: 'one' });
    run.tell({ type: 'qr', value: 'two' });
    run.tell({ type: 'authenticated' });
    run.tell({ type: 'ready', me: null });
    await receiver.until(has('WORKING'));
    expect(receiver.statuses).toEqual([
      'STARTING',
      'SCAN_QR_CODE',
      'SCAN_QR_CODE',
      'WORKING',
    ]);
  });

  it("waits neither for another receiver's trouble nor for another session's", async () => {
    const silent = await HttpReceiver.start(() => undefined);
    receiver.answer = (response, { session }) =>
      response.writeHead(session === 'a' ? 503 : 200).end();
    try {
      await create('a', slow(silent), slow());
      await receiver.until(has('STARTING'));
      const beganMs = performance.now();
      const run = await create('b', slow(silent), slow());
      run.tell({ type: 'qr', value: 'one' });
      run.driver.emit(linkingCall);
      await receiver.until(has('PASSKEY_REQUIRED'));
      expect(receiver.requests.map((one) => [one.session, one.status])).toEqual(
        [
          ['a', 'STARTING'],
          ['b', 'STARTING'],
          ['b', 'SCAN_QR_CODE'],
          ['b', 'PASSKEY_REQUIRED'],
        ],
      );
      expect(receiver.requests.at(-1)?.atMs).toBeLessThan(beganMs + 2_000);
    } finally {
      await host.server.close();
      await silent.stop();
    }
  });

  it('goes only where its session is configured to send it', async () => {
    receiver.answer = (response) => response.writeHead(503).end();
    const other = await HttpReceiver.start();
    try {
      const run = await create('a', webhook());
      run.tell({ type: 'qr', value: 'one' });
      run.driver.emit(linkingCall);
      await receiver.until(has('PASSKEY_REQUIRED'));
      receiver.answer = (response) => response.end();
      const before = challenges().length;
      await host.api.put('/api/sessions/a', {
        config: { webhooks: [webhook(other)] },
      });
      await other.until(() => other.statuses.includes('STARTING'));
      await host.server.close();
      expect(challenges()).toHaveLength(before);
    } finally {
      await other.stop();
    }
  });
});
