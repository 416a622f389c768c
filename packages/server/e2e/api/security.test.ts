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

  it('closes a WebSocket without the key with 1008, and sends it nothing', async () => {
    await host.api.post('/api/sessions', { name: 'watched' });
    for (const query of ['', '?x-api-key=wrong', '?x-api-key=']) {
      const url = `${host.api.url.replace('http', 'ws')}/ws${query}`;
      const socket = new WebSocket(url);
      const received: unknown[] = [];
      socket.on('message', (data) => received.push(data));
      const closed = once(socket, 'close') as Promise<[number]>;
      host.engine.runOf('watched').tell({ type: 'qr', value: query });
      expect((await closed)[0]).toBe(1008);
      expect(received).toEqual([]);
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

  it('allows every origin to call the API, as WAHA does, with the key alone', async () => {
    const Origin = 'https://dashboard.example';
    const answer = await host.api.get('/api/sessions', { Origin });
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    expect(answer.headers.get('access-control-allow-credentials')).toBeNull();
    const preflight = await fetch(`${host.api.url}/api/sessions`, {
      method: 'OPTIONS',
      headers: {
        Origin,
        'Access-Control-Request-Method': 'POST',
        'Access-Control-Request-Headers': 'x-api-key,content-type',
      },
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-headers')).toBe(
      'x-api-key,content-type',
    );
    const refused = await host.api.get('/api/sessions', {
      Origin,
      'X-Api-Key': 'wrong',
    });
    expect(refused.status).toBe(401);
  });

  it.each(['/passkey/handoff', '/Passkey/handoff', '//passkey/handoff'])(
    'allows no other origin to call the hand-off page (%s)',
    async (path) => {
      const { headers } = await host.api.get(path, {
        Origin: 'https://evil.example',
      });
      expect(headers.get('access-control-allow-origin')).toBeNull();
    },
  );

  it('says nothing about itself', async () => {
    const { headers } = await host.api.get('/ping');
    expect(headers.get('x-powered-by')).toBeNull();
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
