import { createServer } from 'node:http';
import { connect, type Socket } from 'node:net';
import { close, listen } from './listen';

export interface ConnectProxy {
  url: string;
  stop(): Promise<void>;
}

/**
 * For hosts that offer nothing but a proxy setting: tunnels the one true host
 * to the stand-in and refuses everything else.
 */
export async function startConnectProxy(
  target: string,
  port: number,
): Promise<ConnectProxy> {
  const tunnels = new Set<Socket>();
  const proxy = createServer((_request, response) => {
    response.writeHead(405).end('Only CONNECT is understood here.');
  });
  proxy.on('connect', (request, client: Socket, head: Buffer) => {
    tunnels.add(client);
    client.on('close', () => tunnels.delete(client));
    client.on('error', () => client.destroy());
    if (request.url !== target) {
      client.end('HTTP/1.1 403 Forbidden\r\n\r\n');
      return;
    }
    const server = connect(port, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n');
      server.write(head);
      server.pipe(client).pipe(server);
    });
    server.on('error', () => client.destroy());
    client.on('close', () => server.destroy());
  });
  const proxyPort = await listen(proxy);
  return {
    url: `http://127.0.0.1:${proxyPort}`,
    stop: async () => {
      for (const tunnel of tunnels) tunnel.destroy();
      await close(proxy);
    },
  };
}
