import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { WebSocketServer, type WebSocket } from 'ws';

export interface SeenRequest {
  method: string;
  url: string;
  key: string | undefined;
  body: string;
}

export interface Answer {
  status?: number;
  json?: unknown;
  html?: string;
  headers?: Record<string, string>;
}

/** A server that answers what the test says, and notes what it was asked. */
export class HttpServer {
  readonly requests: SeenRequest[] = [];
  readonly sockets: WebSocket[] = [];
  readonly upgrades: string[] = [];
  answer: (request: SeenRequest) => Answer | null = () => ({ json: {} });
  /** False refuses the upgrade. */
  acceptsSockets: (url: string) => boolean = () => true;
  /** As WAHA does with a wrong key: accepted, then closed. */
  onSocket: (socket: WebSocket) => void = () => undefined;
  private readonly wss = new WebSocketServer({ noServer: true });
  private wake: (() => void)[] = [];

  private constructor(
    private readonly server: Server,
    readonly origin: string,
  ) {
    server.on('request', (request, response) => {
      void this.see(request).then((seen) => {
        const answer = this.answer(seen);
        // Never answered.
        if (answer === null) return;
        const { status = 200, json, html, headers = {} } = answer;
        response.writeHead(status, headers);
        response.end(html ?? (json === undefined ? '' : JSON.stringify(json)));
      });
    });
    server.on('upgrade', (request, socket, head) => {
      const url = request.url ?? '';
      this.upgrades.push(url);
      if (!this.acceptsSockets(url)) {
        socket.end('HTTP/1.1 401 Unauthorized\r\nConnection: close\r\n\r\n');
        return this.changed();
      }
      this.wss.handleUpgrade(request, socket, head, (accepted) => {
        this.sockets.push(accepted);
        this.onSocket(accepted);
        this.changed();
      });
    });
  }

  static async start(): Promise<HttpServer> {
    const server = createServer();
    await new Promise<void>((resolve) =>
      server.listen(0, '127.0.0.1', resolve),
    );
    const { port } = server.address() as AddressInfo;
    return new HttpServer(server, `http://127.0.0.1:${port}`);
  }

  /** Fulfils when `isMet` holds after something happened here. */
  async until(isMet: () => boolean): Promise<void> {
    while (!isMet()) {
      await new Promise<void>((resolve) => this.wake.push(resolve));
    }
  }

  async stop(): Promise<void> {
    for (const socket of this.sockets) socket.terminate();
    const closed = new Promise((resolve) => this.server.close(resolve));
    this.server.closeAllConnections();
    await closed;
  }

  private async see(request: IncomingMessage): Promise<SeenRequest> {
    const seen = {
      method: request.method ?? '',
      url: request.url ?? '',
      key: request.headers['x-api-key'] as string | undefined,
      body: await text(request),
    };
    this.requests.push(seen);
    this.changed();
    return seen;
  }

  private changed(): void {
    const woken = this.wake;
    this.wake = [];
    for (const resolve of woken) resolve();
  }
}
