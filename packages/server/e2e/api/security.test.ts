import { once } from 'node:events';
import { WebSocket } from 'ws';
import { InMemoryHost } from '../hosts/in-memory-host';

interface OpenApi {
  paths: Record<string, Record<string, { security?: unknown[] }>>;
}

describe('security', () => {
  let host: InMemoryHost;

  beforeAll(async () => {
    host = await InMemoryHost.start();
  });

  afterAll(async () => {
    await host.close();
  });

  it('asks for the API key on every route but /ping', async () => {
    const { body } = await host.api.get<OpenApi>('/-json');
    const open: string[] = [];
    const routes = Object.entries(body.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => [method, path] as const),
    );
    for (const [method, path] of routes) {
      const url = path.replace('{session}', 'constructor');
      const { status, body: answer } = await host.api.request(
        method.toUpperCase(),
        url,
        undefined,
        { 'X-Api-Key': 'wrong' },
      );
      if (status !== 401) {
        open.push(url);
        continue;
      }
      expect(answer).toEqual({ message: 'Unauthorized', statusCode: 401 });
    }
    expect(routes.length).toBeGreaterThan(20);
    expect(open).toEqual(['/ping']);
  });

  it('says pong to anybody', async () => {
    const response = await fetch(`${host.api.url}/ping`);
    expect(await response.json()).toEqual({ message: 'pong' });
  });

  it('refuses the WebSocket without the key, before the upgrade', async () => {
    for (const query of ['', '?x-api-key=wrong', '?x-api-key=']) {
      const url = `${host.api.url.replace('http', 'ws')}/ws${query}`;
      const socket = new WebSocket(url);
      const [error] = (await once(socket, 'error')) as [Error];
      expect(error.message).toContain('401');
    }
  });

  it('takes the key of a WebSocket from the header as well', async () => {
    const socket = new WebSocket(`${host.api.url.replace('http', 'ws')}/ws`, {
      headers: { 'X-Api-Key': host.api.apiKey },
    });
    await once(socket, 'open');
    socket.terminate();
    expect(socket.readyState).not.toBe(WebSocket.CONNECTING);
  });

  it('allows no other origin, and tells nothing about itself', async () => {
    const paths = ['/ping', '/api/sessions', '/api/a/auth/passkey/challenge'];
    for (const path of paths) {
      const { headers } = await host.api.get(path, {
        Origin: 'https://evil.example',
      });
      const names = [...headers.keys()];
      expect(
        names.filter((name) => /^access-control|powered/.test(name)),
      ).toEqual([]);
    }
  });

  it('does not repeat a body that it cannot read', async () => {
    await host.api.post('/api/sessions', { name: 'a' });
    host.engine.runOf('a').tell({ type: 'qr', value: 'one' });
    host.engine.runOf('a').driver.emit({
      type: 'call',
      callId: 'c1',
      kind: 'linking',
      challenge: { challenge: 'Y2hhbGxlbmdlLW9mLXNpeHRlZW4tYnl0ZXM' },
      origin: 'https://web.whatsapp.com',
    });
    for (const path of ['/api/sessions', '/api/a/auth/passkey']) {
      const response = await fetch(host.api.url + path, {
        method: 'POST',
        headers: {
          'X-Api-Key': host.api.apiKey,
          'Content-Type': 'application/json',
        },
        body: '{"canary-body": nope',
      });
      expect(response.status).toBe(400);
      expect(await response.text()).not.toContain('canary');
    }
  });

  it('logs no key, whatever the way it came', async () => {
    await host.api.get('/api/sessions?x-api-key=canary-query');
    await host.api.get('/api/sessions', { 'X-Api-Key': 'canary-header' });
    const log = host.lines.join('');
    expect(log).toContain('"path":"/api/sessions"');
    expect(log).not.toContain('canary');
    expect(log).not.toContain(host.api.apiKey);
  });
});
