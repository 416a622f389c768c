import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { toString } from 'qrcode';
import { playPage } from './play-page';
import { playActions, type PlayAction } from './play-state';
import type { Play } from './play';

/** Serves the play page and its few routes, on loopback only. */
export class PlayServer {
  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  static async open(
    play: Play,
    port: number,
    portOption: '--port' | '--play-port',
  ): Promise<PlayServer> {
    const server = createServer((request, response) => {
      void answer(play, request, response);
    });
    await new Promise<void>((resolve, reject) => {
      server.once('error', (error: NodeJS.ErrnoException) =>
        reject(
          error.code === 'EADDRINUSE'
            ? new Error(
                `Port ${port} is taken. End what listens there, or choose another with ${portOption}.`,
              )
            : error,
        ),
      );
      server.listen(port, '127.0.0.1', resolve);
    });
    const { port: chosen } = server.address() as AddressInfo;
    return new PlayServer(server, `http://localhost:${chosen}`);
  }

  close(): void {
    this.server.close();
    this.server.closeAllConnections();
  }
}

async function answer(
  play: Play,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const path = new URL(request.url ?? '/', 'http://localhost').pathname;
  try {
    // Another name would be another site's, resolved to this machine.
    if (!/^(localhost|127\.0\.0\.1):\d+$/.test(request.headers.host ?? '')) {
      return end(response, 403, 'text/plain', 'Only for localhost.');
    }
    if (request.method === 'POST') {
      return await act(play, request, response, path.slice(1));
    }
    switch (path) {
      case '/':
        return servePage(response);
      case '/events':
        return stream(play, response);
      case '/qr.svg':
        return end(
          response,
          200,
          'image/svg+xml',
          await toString(await play.qr(), { type: 'svg', margin: 1 }),
        );
      default:
        return end(response, 404, 'text/plain', 'There is nothing here.');
    }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return end(response, 502, 'text/plain', message);
  }
}

async function act(
  play: Play,
  request: IncomingMessage,
  response: ServerResponse,
  name: string,
): Promise<void> {
  const action = playActions.find((known) => known === name);
  if (!action) return end(response, 404, 'text/plain', 'No such action.');
  // A header that another site's page cannot send without being allowed to.
  if (request.headers['x-play'] !== '1') {
    return end(response, 403, 'text/plain', 'Only for the play page.');
  }
  await play.act(action satisfies PlayAction);
  end(response, 204, 'text/plain', '');
}

function servePage(response: ServerResponse): void {
  const { html, csp } = playPage();
  response.setHeader('Content-Security-Policy', csp);
  end(response, 200, 'text/html; charset=utf-8', html);
}

/** Server-sent events: the state now, and each change of it. */
function stream(play: Play, response: ServerResponse): void {
  const send = (state: unknown) =>
    response.write(`data: ${JSON.stringify(state)}\n\n`);
  response.writeHead(200, {
    'Content-Type': 'text/event-stream',
    'Cache-Control': 'no-store',
  });
  send(play.state);
  response.on('close', play.observe(send));
}

function end(
  response: ServerResponse,
  status: number,
  type: string,
  body: string,
): void {
  response.writeHead(status, {
    'Content-Type': type,
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
  });
  response.end(body);
}
