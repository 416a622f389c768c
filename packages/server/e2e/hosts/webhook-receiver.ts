import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { SessionStatusEvent, WebhookConfig } from '../../src';
import { EventLog } from './event-log';

const KEY = 'hmac-key-of-the-receiver';

/** Takes webhooks and checks who sent them. */
export class WebhookReceiver {
  readonly log = new EventLog();
  readonly refused: string[] = [];

  private constructor(private readonly server: Server) {}

  static async start(): Promise<WebhookReceiver> {
    const server = createServer();
    const receiver = new WebhookReceiver(server);
    server.on('request', (request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const body = Buffer.concat(chunks);
        const hmac = createHmac('sha512', KEY).update(body).digest('hex');
        if (request.headers['x-webhook-hmac'] === hmac) {
          receiver.log.add(JSON.parse(body.toString()) as SessionStatusEvent);
        } else {
          receiver.refused.push('wrong X-Webhook-Hmac');
        }
        response.end();
      });
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return receiver;
  }

  get config(): WebhookConfig {
    const { port } = this.server.address() as AddressInfo;
    return {
      url: `http://127.0.0.1:${port}/`,
      events: ['session.status'],
      hmac: { key: KEY },
      retries: { policy: 'constant', delaySeconds: 0.1, attempts: 5 },
    };
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }
}
