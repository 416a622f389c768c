import { once } from 'node:events';
import {
  connect,
  createServer,
  type AddressInfo,
  type Server,
  type Socket,
} from 'node:net';

/** In front of a port of this machine: passes bytes on, or loses them. */
export class TcpProxy {
  private readonly sockets = new Set<Socket>();
  private losesRequests = false;
  private losesReplies = false;

  private constructor(private readonly server: Server) {}

  static async start(target: number): Promise<TcpProxy> {
    const server = createServer();
    const proxy = new TcpProxy(server);
    server.on('connection', (client) => proxy.join(client, target));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return proxy;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  /** A partition: connections stay open, and nothing comes through. */
  drop(): void {
    this.losesRequests = true;
    this.losesReplies = true;
  }

  /** What is asked arrives, and what is answered does not. */
  dropReplies(): void {
    this.losesReplies = true;
  }

  /** From now on; what was lost stays lost, so connections are cut. */
  restore(): void {
    this.losesRequests = false;
    this.losesReplies = false;
    this.cut();
  }

  cut(): void {
    for (const socket of this.sockets) socket.destroy();
  }

  async stop(): Promise<void> {
    this.server.close();
    this.cut();
    await once(this.server, 'close');
  }

  private join(client: Socket, target: number): void {
    const upstream = connect(target, '127.0.0.1');
    this.follow(client, upstream);
    this.follow(upstream, client);
    client.on('data', (bytes) => {
      if (!this.losesRequests) upstream.write(bytes);
    });
    upstream.on('data', (bytes) => {
      if (!this.losesReplies) client.write(bytes);
    });
  }

  private follow(socket: Socket, other: Socket): void {
    this.sockets.add(socket);
    // The other side is closed with it.
    socket.on('error', () => undefined);
    socket.on('close', () => {
      this.sockets.delete(socket);
      other.destroy();
    });
  }
}
