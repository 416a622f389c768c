import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { createDataFolder, removeDataFolder } from './hosts/data-folder';
import { ServerProcess } from './hosts/server-process';

jest.setTimeout(60_000);

const KEY = 'key-of-the-child-process';

const halfOpen: Record<string, string> = {
  'says nothing': '',
  'stops within a header': 'GET /ping HTTP/1.1\r\nHost: a',
  'stops within a body':
    'POST /api/sessions HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n' +
    `X-Api-Key: ${KEY}\r\nContent-Length: 100\r\n\r\n{`,
  'reads no answer': `GET /api/sessions HTTP/1.1\r\nHost: a\r\nX-Api-Key: ${KEY}\r\n\r\n`,
  'is a WebSocket':
    `GET /ws?x-api-key=${KEY} HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\n` +
    'Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\n' +
    'Sec-WebSocket-Key: MDEyMzQ1Njc4OWFiY2RlZg==\r\n\r\n',
};

describe('a server that is ended', () => {
  it('ends within 5 s, whatever connections strangers hold open', async () => {
    const folder = await createDataFolder();
    const server = await ServerProcess.start({ chromiumArgs: [] }, folder);
    const { hostname, port } = new URL(server.api.url);
    const sockets: Socket[] = [];
    for (const text of Object.values(halfOpen)) {
      const socket = connect(Number(port), hostname);
      socket.on('error', () => undefined);
      await once(socket, 'connect');
      socket.pause().write(text);
      sockets.push(socket);
    }
    // An answer: what was written before it has arrived.
    await server.api.get('/ping');
    const start = performance.now();
    expect(await server.end('SIGTERM')).toBe(0);
    expect(performance.now() - start).toBeLessThan(5_000);
    for (const socket of sockets) socket.destroy();
    await removeDataFolder(folder);
  });
});
