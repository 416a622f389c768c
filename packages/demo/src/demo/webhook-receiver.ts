import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import type { WebhookConfig } from '@waha-passkey/client';
import type {
  SessionStatus,
  SessionStatusPayload,
} from '@waha-passkey/contract';

/** What a receiver of webhooks does: checks the HMAC, then believes the body. */
export class WebhookReceiver {
  readonly statuses: SessionStatus[] = [];
  /** Deliveries whose HMAC was missing or wrong. */
  forged = 0;
  private readonly key = randomBytes(32).toString('hex');
  private wake: (() => void) | null = null;

  private constructor(private readonly server: Server) {
    server.on('request', (request, response) => {
      void this.receive(request).finally(() => response.end());
    });
  }

  static async open(): Promise<WebhookReceiver> {
    const server = createServer();
    await new Promise<void>((resolve) =>
      server.listen(0, '127.0.0.1', resolve),
    );
    return new WebhookReceiver(server);
  }

  get target(): WebhookConfig {
    const { port } = this.server.address() as AddressInfo;
    return {
      url: `http://127.0.0.1:${port}/`,
      events: ['session.status'],
      hmac: { key: this.key },
    };
  }

  /** Until so many statuses came; deliveries follow the events by a moment. */
  async waitFor(count: number, signal: AbortSignal): Promise<void> {
    const wake = () => this.wake?.();
    signal.addEventListener('abort', wake);
    while (this.statuses.length < count && !signal.aborted) {
      await new Promise<void>((resolve) => {
        this.wake = resolve;
      });
    }
    signal.removeEventListener('abort', wake);
  }

  close(): void {
    this.server.close();
    this.server.closeAllConnections();
  }

  private async receive(request: IncomingMessage): Promise<void> {
    const body = await buffer(request);
    if (!this.isSigned(body, request.headers['x-webhook-hmac'])) {
      this.forged += 1;
      return;
    }
    const { payload } = JSON.parse(body.toString('utf8')) as {
      payload: SessionStatusPayload;
    };
    this.statuses.push(payload.status);
    this.wake?.();
  }

  private isSigned(body: Buffer, header: string | string[] | undefined) {
    const wanted = createHmac('sha512', this.key).update(body).digest();
    const given = Buffer.from(String(header), 'hex');
    return given.length === wanted.length && timingSafeEqual(given, wanted);
  }
}
