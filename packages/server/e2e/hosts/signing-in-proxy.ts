import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';

const REALM = 'Proxy-Authenticate: Basic realm="proxy"';

/** A real HTTP proxy on loopback that takes one user name and one password. */
export class SigningInProxy {
  private readonly sockets = new Set<Socket>();

  private constructor(private readonly server: Server) {}

  /** `target`: the proxy that takes over; null refuses everyone. */
  static async start(target: string | null): Promise<SigningInProxy> {
    const server = createServer((_request, response) => {
      response.writeHead(407, { 'Proxy-Authenticate': 'Basic realm="proxy"' });
      response.end();
    });
    const proxy = new SigningInProxy(server);
    const expected = `Basic ${Buffer.from('ada:right').toString('base64')}`;
    server.on('connection', (socket) => {
      proxy.keep(socket);
    });
    server.on('connect', (request, socket: Socket) => {
      const isRight = request.headers['proxy-authorization'] === expected;
      if (target === null || !isRight) {
        socket.end(
          `HTTP/1.1 407 Proxy Authentication Required\r\n${REALM}\r\nContent-Length: 0\r\n\r\n`,
        );
        return;
      }
      const next = proxy.keep(
        connect(Number(new URL(target).port), '127.0.0.1'),
      );
      next.write(
        `CONNECT ${request.url} HTTP/1.1\r\nHost: ${request.url}\r\n\r\n`,
      );
      socket.pipe(next).pipe(socket);
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return proxy;
  }

  get address(): string {
    return `127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    this.server.close();
    await once(this.server, 'close');
  }

  private keep(socket: Socket): Socket {
    this.sockets.add(socket);
    // A browser ends its connections as it likes.
    socket.on('error', () => socket.destroy());
    socket.once('close', () => this.sockets.delete(socket));
    return socket;
  }
}
