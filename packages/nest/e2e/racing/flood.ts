import { once } from 'node:events';
import { connect } from 'node:net';

export interface FloodOptions {
  url: string;
  body: string;
  connections: number;
  /** Requests a connection, in batches whose answers it waits for. */
  batches: number;
  batch: number;
}

/**
 * Submits that fail, as many and as cheaply as can be. Fulfils when all are
 * answered, with how often each status was.
 */
export async function flood(
  options: FloodOptions,
): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  await Promise.all(
    Array.from({ length: options.connections }, async () => {
      for (const status of await floodOnce(options)) {
        counts[status] = (counts[status] ?? 0) + 1;
      }
    }),
  );
  return counts;
}

async function floodOnce(options: FloodOptions): Promise<string[]> {
  const { url, body, batches, batch } = options;
  const { hostname, port, pathname } = new URL(url);
  const submit = [
    `POST ${pathname} HTTP/1.1`,
    `Host: ${hostname}`,
    'Content-Type: application/json',
    `Content-Length: ${Buffer.byteLength(body)}`,
    '',
    body,
  ].join('\r\n');
  const socket = connect(Number(port), hostname);
  const statuses: string[] = [];
  for (let sent = 0; sent < batches; sent += 1) {
    socket.write(submit.repeat(batch));
    let answers = '';
    let found: string[] = [];
    while (found.length < batch) {
      const [chunk] = (await once(socket, 'data')) as [Buffer];
      answers += chunk.toString('latin1');
      found = [...answers.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(
        ([, status = '']) => status,
      );
    }
    statuses.push(...found);
  }
  socket.destroy();
  return statuses;
}
