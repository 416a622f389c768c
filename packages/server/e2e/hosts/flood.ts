import { once } from 'node:events';
import { connect } from 'node:net';
import type { ApiClient } from './api-client';

const STATUS_LINE = /HTTP\/1\.1 (\d{3})/g;

export interface FloodOptions {
  path: string;
  body: string;
  count: number;
  connections: number;
}

/**
 * Sends the same request over and over, with as little work of its own as can
 * be, so that the server is what is measured. Resolves with how often each
 * status came.
 */
export async function flood(
  api: ApiClient,
  options: FloodOptions,
): Promise<Map<number, number>> {
  const { hostname, port, host } = new URL(api.url);
  const { path, body, connections } = options;
  const request = [
    `POST ${path} HTTP/1.1`,
    `Host: ${host}`,
    `X-Api-Key: ${api.apiKey}`,
    'Content-Type: application/json',
    `Content-Length: ${Buffer.byteLength(body)}`,
    '',
    body,
  ].join('\r\n');
  const statuses = new Map<number, number>();
  let left = options.count;

  const run = async (): Promise<void> => {
    const socket = connect(Number(port), hostname);
    let pending = false;
    const next = (): void => {
      pending = left-- > 0;
      if (pending) {
        socket.write(request);
      } else {
        socket.end();
      }
    };
    socket.on('connect', next);
    socket.on('data', (chunk: Buffer) => {
      for (const [, status] of chunk.toString('latin1').matchAll(STATUS_LINE)) {
        const code = Number(status);
        statuses.set(code, (statuses.get(code) ?? 0) + 1);
        next();
      }
    });
    await once(socket, 'close');
    if (pending) {
      throw new Error('The server closed the connection.');
    }
  };

  await Promise.all(Array.from({ length: connections }, run));
  return statuses;
}
