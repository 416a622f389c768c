import { once } from 'node:events';
import {
  createServer,
  type IncomingHttpHeaders,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import type { SessionStatus } from '@waha-passkey/contract';
import type { SessionStatusEvent } from '../../src';

export interface ReceivedRequest {
  method: string | undefined;
  headers: IncomingHttpHeaders;
  body: string;
  /** Of a webhook; undefined for a request without a body. */
  status: SessionStatus | undefined;
  session: string | undefined;
  atMs: number;
}

/** Answers one request, or leaves it without an answer. */
export type AnswerRequest = (
  response: ServerResponse,
  request: ReceivedRequest,
) => void;

/** A real HTTP server that records what arrives, refused requests included. */
export class HttpReceiver {
  readonly requests: ReceivedRequest[] = [];
  private waiting: (() => void)[] = [];

  private constructor(
    private readonly server: Server,
    public answer: AnswerRequest,
  ) {}

  static async start(
    answer: AnswerRequest = (response) => response.end(),
  ): Promise<HttpReceiver> {
    const server = createServer();
    const receiver = new HttpReceiver(server, answer);
    server.on('request', (request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        const event = body ? (JSON.parse(body) as SessionStatusEvent) : null;
        receiver.receive(response, {
          method: request.method,
          headers: request.headers,
          body,
          status: event?.payload.status,
          session: event?.session,
          atMs: performance.now(),
        });
      });
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return receiver;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}/hook`;
  }

  get statuses(): (SessionStatus | undefined)[] {
    return this.requests.map(({ status }) => status);
  }

  async until(isMet: () => boolean): Promise<void> {
    while (!isMet()) {
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    }
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }

  private receive(response: ServerResponse, request: ReceivedRequest): void {
    this.requests.push(request);
    this.answer(response, request);
    for (const resolve of this.waiting.splice(0)) {
      resolve();
    }
  }
}
