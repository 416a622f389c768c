import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface PrefixProxy {
  origin: string;
  /** What reached the other application, with a key or without. */
  strays: string[];
  close(): Promise<void>;
}

/** Shows a host below a path, as an operator's reverse proxy does. */
export async function startPrefixProxy(
  target: string,
  prefix: string,
): Promise<PrefixProxy> {
  const strays: string[] = [];
  const server = createServer((incoming, outgoing) => {
    const { method, headers, url = '' } = incoming;
    if (!url.startsWith(`${prefix}/`)) {
      const key = headers['x-api-key'] ? ' with a key' : '';
      strays.push(`${method} ${url}${key}`);
      outgoing.writeHead(404).end('Another application.');
      return;
    }
    const onward = request(
      `${target}${url.slice(prefix.length)}`,
      { method, headers },
      (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(outgoing);
      },
    );
    incoming.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://localhost:${port}`,
    strays,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
