import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { InMemoryHost } from '../hosts/in-memory-host';

describe('an answer', () => {
  let host: InMemoryHost;

  beforeAll(async () => {
    host = await InMemoryHost.start();
    await host.api.post('/api/sessions', { name: 'a' });
  });

  afterAll(async () => {
    await host.close();
  });

  /** `target` goes into the request line as it is. */
  const send = async (method: string, target: string, body = '', key = '') => {
    const outgoing = request(host.api.url, {
      method,
      path: target,
      headers: {
        'X-Api-Key': key || host.api.apiKey,
        'Content-Type': 'application/json',
        'Content-Length': Buffer.byteLength(body),
      },
      agent: false,
    });
    const answered = once(outgoing, 'response') as Promise<[IncomingMessage]>;
    outgoing.end(body);
    const [response] = await answered;
    const { statusCode: status, headers } = response;
    return { status, headers, text: await text(response) };
  };

  it.each([
    ['GET', '/ping'],
    ['GET', '/api/version'],
    ['GET', '/api/server/engines'],
    ['GET', '/api/sessions'],
    ['GET', '/api/sessions/a'],
    ['GET', '/api/nobody/auth/passkey'],
    ['GET', '/api/a/auth/passkey/capability'],
    ['POST', '/api/sessions'],
    ['GET', '/passkey/attempt'],
    ['GET', '/nowhere'],
  ])('to %s %s is kept by no cache, right or wrong', async (method, path) => {
    for (const key of ['', 'wrong']) {
      for (const body of ['', '{"bad']) {
        const { headers } = await send(method, path, body, key);
        expect(headers['cache-control']).toBe('no-store');
      }
    }
  });

  it.each(['/', '/-json', '/api/sessions', '/passkey'])(
    'to GET %s cannot be framed',
    async (path) => {
      const { headers } = await send('GET', path);
      expect(headers['content-security-policy']).toContain(
        "frame-ancestors 'none'",
      );
      expect(headers['x-frame-options']).toBe('DENY');
      expect(headers['x-content-type-options']).toBe('nosniff');
    },
  );

  it.each([
    ['POST', '/api/a/auth/passkey', 400, 'PASSKEY_BAD_BODY'],
    ['POST', '/api/a/auth/passkey/confirm', 422, 'PASSKEY_NOT_PENDING'],
    ['GET', '/api/a/auth/passkey/challenge', 422, 'PASSKEY_NOT_PENDING'],
    ['POST', '/passkey/renew', 401, 'PASSKEY_TICKET_UNKNOWN'],
    ['POST', '/passkey/assertion', 401, 'PASSKEY_TICKET_UNKNOWN'],
    ['GET', '/passkey/attempt', 401, 'PASSKEY_TICKET_UNKNOWN'],
  ])(
    'to a malformed body of %s %s carries our code, in each form of the target',
    async (method, path, status, code) => {
      const { host: authority } = new URL(host.api.url);
      for (const target of [
        path,
        `http://${authority}${path}`,
        `http://elsewhere.example${path}?x=1`,
        `${path}#fragment`,
      ]) {
        const answer = await send(method, target, '{"canary');
        expect([target, answer.status]).toEqual([target, status]);
        expect(JSON.parse(answer.text)).toMatchObject({ code });
        expect(answer.text).not.toContain('canary');
      }
    },
  );
});
