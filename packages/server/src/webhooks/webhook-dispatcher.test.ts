import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { EventBus } from '../events/event-bus';
import type { SessionStatusEvent } from '../events/session-status-event';
import { createPino } from '../logging/create-pino';
import { ServerLogger } from '../logging/server-logger';
import type { WebhookConfig } from '../sessions/session-config';
import { readSettings } from '../settings/read-settings';
import { signBody } from './sign-body';
import { WebhookDispatcher } from './webhook-dispatcher';

interface Received {
  headers: IncomingHttpHeaders;
  body: string;
}

const event = (id: string, session = 'a') =>
  ({
    id,
    session,
    event: 'session.status',
    payload: { data: null },
  }) as SessionStatusEvent;

describe('WebhookDispatcher', () => {
  let receiver: Server;
  let url: string;
  let received: Received[];
  /** Answers of the receiver, in turn; then 200. */
  let answers: number[];
  let waiting: (() => void)[];
  let lines: string[];
  let bus: EventBus;
  let dispatcher: WebhookDispatcher;

  const arrived = async (count: number) => {
    while (received.length < count) {
      await new Promise<void>((resolve) => waiting.push(resolve));
    }
  };

  const ids = () =>
    received.map(({ body }) => (JSON.parse(body) as { id: string }).id);

  const webhook = (over: Partial<WebhookConfig> = {}): WebhookConfig => ({
    url: `${url}/hook?token=canary-token`,
    events: ['session.status'],
    retries: { policy: 'constant', delaySeconds: 0.01, attempts: 3 },
    ...over,
  });

  beforeEach(async () => {
    received = [];
    answers = [];
    waiting = [];
    lines = [];
    receiver = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        received.push({ headers: request.headers, body });
        response.writeHead(answers.shift() ?? 200).end();
        waiting.splice(0).forEach((resolve) => {
          resolve();
        });
      });
    });
    receiver.listen(0, '127.0.0.1');
    await once(receiver, 'listening');
    url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}`;
    bus = new EventBus();
    dispatcher = new WebhookDispatcher(
      bus,
      readSettings({}),
      new ServerLogger(
        createPino('trace', { write: (line) => lines.push(line) }),
      ),
    );
  });

  afterEach(async () => {
    await dispatcher.close(0);
    receiver.closeAllConnections();
    receiver.close();
  });

  it('signs the body and adds the headers that were asked for', async () => {
    bus.publish({
      event: event('1'),
      webhooks: [
        webhook({
          hmac: { key: 'secret' },
          customHeaders: [{ name: 'X-Mine', value: 'yes' }],
        }),
      ],
    });
    await arrived(1);
    const [{ headers, body } = { headers: {}, body: '' }] = received;
    const signature = signBody(body, 'secret')['X-Webhook-Hmac'];
    expect(headers).toMatchObject({
      'content-type': 'application/json',
      'x-mine': 'yes',
      'x-webhook-hmac': signature,
      'x-webhook-hmac-algorithm': 'sha512',
      'x-webhook-request-id': expect.stringMatching(
        /^[0-9a-f-]{36}$/,
      ) as unknown,
      'x-webhook-timestamp': expect.stringMatching(/^\d{13}$/) as unknown,
    });
  });

  it('tries again until the receiver takes it, and keeps the order', async () => {
    answers = [500, 503, 200, 404, 200];
    for (const [id, count] of [
      ['1', 3],
      ['2', 5],
      ['3', 6],
    ] as const) {
      bus.publish({ event: event(id), webhooks: [webhook()] });
      await arrived(count);
    }
    expect(ids()).toEqual(['1', '1', '1', '2', '2', '3']);
  });

  it('sends the newest alone once the receiver has failed', async () => {
    answers = [500];
    for (const id of ['1', '2', '3']) {
      bus.publish({ event: event(id), webhooks: [webhook()] });
    }
    await arrived(2);
    expect(ids()).toEqual(['1', '3']);
    expect(lines.join('')).toContain('event 1');
    expect(lines.join('')).toContain('newer status exists');
  });

  it('sends an event to each webhook of the same receiver', async () => {
    answers = [500];
    bus.publish({ event: event('1'), webhooks: [webhook(), webhook()] });
    await arrived(3);
    expect(ids()).toEqual(['1', '1', '1']);
  });

  it('does not let one session wait for the receiver of another', async () => {
    bus.publish({
      event: event('1', 'a'),
      webhooks: [
        webhook({
          url: 'http://127.0.0.1:1/',
          retries: { delaySeconds: 60, attempts: 9 },
        }),
      ],
    });
    bus.publish({ event: event('2', 'b'), webhooks: [webhook()] });
    await arrived(1);
    expect(ids()).toEqual(['2']);
  });

  it('sends only the events that were subscribed to', async () => {
    bus.publish({
      event: event('1'),
      webhooks: [webhook({ events: ['message'] })],
    });
    bus.publish({ event: event('2'), webhooks: [webhook({ events: ['*'] })] });
    await arrived(1);
    expect(ids()).toEqual(['2']);
  });

  it('ends at once when asked to, although a receiver is down', async () => {
    bus.publish({
      event: event('1'),
      webhooks: [webhook({ url: 'http://127.0.0.1:1/' })],
    });
    const begun = performance.now();
    await dispatcher.close(20);
    expect(performance.now() - begun).toBeLessThan(2_000);
  });

  it('keeps tokens, keys and bodies out of the log', async () => {
    answers = [500, 500, 500, 500];
    bus.publish({
      event: { ...event('1'), payload: { data: 'canary-data' } as never },
      webhooks: [
        webhook({
          hmac: { key: 'canary-key' },
          customHeaders: [{ name: 'X-Mine', value: 'canary-header' }],
        }),
      ],
    });
    await arrived(4);
    bus.publish({ event: event('2'), webhooks: [webhook()] });
    await arrived(5);
    expect(lines.join('')).toContain('Webhook not delivered');
    expect(lines.join('')).not.toContain('canary');
  });
});
