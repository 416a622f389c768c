import { InMemoryHost } from '../hosts/in-memory-host';

describe('a body', () => {
  let host: InMemoryHost;

  beforeAll(async () => {
    host = await InMemoryHost.start();
    await host.api.post('/api/sessions', { name: 'a' });
  });

  afterAll(async () => {
    await host.close();
  });

  const send = async (
    method: string,
    path: string,
    body: NonNullable<RequestInit['body']>,
    headers: Record<string, string> = {},
  ) => {
    const response = await fetch(host.api.url + path, {
      method,
      headers: { 'X-Api-Key': host.api.apiKey, ...headers },
      body,
      // For streams, which have no length beforehand.
      ...{ duplex: 'half' },
    });
    return { status: response.status, body: (await response.json()) as object };
  };

  const form = { 'Content-Type': 'application/x-www-form-urlencoded' };
  const text = '{"name":"by-curl"}';

  it.each([
    ['POST', '/api/sessions'],
    ['PUT', '/api/sessions/a'],
    ['POST', '/api/a/auth/request-code'],
    ['POST', '/api/a/auth/passkey'],
  ])('that is not declared as JSON is refused by %s %s', async (...route) => {
    const calls = [...host.engine.runOf('a').calls];
    for (const answer of [
      await send(...route, text, form),
      await send(...route, Buffer.from(text)),
      await send(...route, new Blob([text]).stream()),
    ]) {
      expect(answer).toMatchObject({
        status: 415,
        body: {
          message: expect.stringContaining(
            '"Content-Type: application/json"',
          ) as unknown,
        },
      });
    }
    expect(host.engine.runs).toHaveLength(1);
    expect(host.engine.runOf('a').calls).toEqual(calls);
  });

  it('that is not declared as JSON is not looked at without the API key', async () => {
    const headers = { ...form, 'X-Api-Key': 'wrong' };
    const { status } = await send('POST', '/api/sessions', text, headers);
    expect(status).toBe(401);
  });

  it.each([
    ['of another JSON type', text, { 'Content-Type': 'application/a+json' }],
    ['that is empty', '', form],
    ['that is an empty stream', new Blob([]).stream(), {}],
  ])('%s is taken', async (_what, body, headers) => {
    const { status } = await send('POST', '/api/sessions', body, headers);
    expect(status).toBe(201);
  });

  it('that nobody reads may be anything', async () => {
    const path = '/api/sessions/a/restart';
    expect((await send('POST', path, text, form)).status).toBe(201);
  });
});
