import { EventEmitter, once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import express from 'express';
import { createPino } from './create-pino';
import { logRequests } from './log-requests';

describe('the log of requests', () => {
  let url: string;
  let close: () => void;
  let arrivals: EventEmitter;
  let nextLine: () => Promise<Record<string, unknown>>;

  beforeEach(async () => {
    const lines: string[] = [];
    const pino = createPino('info', { write: (line) => lines.push(line) });
    const app = express();
    app.use(logRequests(pino, 'info'));
    app.get('/ping', (_, response) => response.end());
    arrivals = new EventEmitter();
    app.get('/slow', () => void arrivals.emit('slow'));
    const server = app.listen(0, '127.0.0.1');
    await once(server, 'listening');
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    close = () => {
      server.closeAllConnections();
      server.close();
    };
    nextLine = async () => {
      while (lines.length === 0) await new Promise(setImmediate);
      return JSON.parse(lines.shift() ?? '') as Record<string, unknown>;
    };
  });

  afterEach(() => close());

  it('has method, path and status, and neither query nor pings', async () => {
    await fetch(`${url}/ping`);
    await fetch(`${url}/nowhere?x-api-key=secret`);
    await expect(nextLine()).resolves.toMatchObject({
      level: 30,
      msg: 'GET 404',
      req: { method: 'GET', path: '/nowhere' },
      res: { statusCode: 404 },
      responseTime: expect.any(Number) as number,
    });
  });

  it('has those whom the client left before an answer', async () => {
    const arrived = once(arrivals, 'slow');
    const client = new AbortController();
    const left = fetch(`${url}/slow`, { signal: client.signal });
    await arrived;
    await wait(50);
    client.abort();
    await expect(left).rejects.toThrow('aborted');
    const line = await nextLine();
    expect(line).toMatchObject({ req: { path: '/slow' } });
    expect(line['responseTime']).toBeGreaterThan(25);
  });
});
