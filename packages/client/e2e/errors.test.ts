import {
  ApiError,
  MissingRouteError,
  NetworkError,
  PasskeyClient,
} from '../src';
import { HttpServer } from './hosts/http-server';

let server: HttpServer;
let client: PasskeyClient;

beforeEach(async () => {
  server = await HttpServer.start();
  client = new PasskeyClient({ url: `${server.origin}/waha`, apiKey: 'key' });
});

afterEach(() => server.stop());

const failure = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => new Error('It did not fail.'),
    (error: unknown) => error,
  );

describe('ApiError', () => {
  it('has code, cure and details of a refusal', async () => {
    server.answer = () => ({
      status: 429,
      headers: { 'Retry-After': '7' },
      json: {
        ...{ code: 'PASSKEY_RATE_LIMITED', message: 'Too many. Wait.' },
        ...{ attemptId: 'a', retryable: true, field: 'response' },
      },
    });
    const error = await failure(client.session('shop').renew());
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({
      name: 'ApiError',
      status: 429,
      code: 'PASSKEY_RATE_LIMITED',
      message: 'Too many. Wait.',
      cure: 'Wait as long as retryAfterMs says, then send it again.',
      field: 'response',
      attemptId: 'a',
      retryable: true,
      retryAfterMs: 7_000,
    });
  });

  it.each([
    [{ message: ['name must be text', 'b'] }, 'name must be text. b'],
    [{ error: 'Unprocessable Entity' }, 'refused the request (HTTP 422)'],
    ['text', 'refused the request (HTTP 422)'],
    [null, 'refused the request (HTTP 422)'],
  ])('reads upstream’s other bodies: %j', async (json, message) => {
    server.answer = () => ({ status: 422, json });
    const error = await failure(client.session('shop').renew());
    expect(error).toMatchObject({
      code: null,
      message: expect.stringContaining(message),
    });
  });

  it('says that the key is not accepted', async () => {
    server.answer = () => ({ status: 401, json: { message: 'Unauthorized' } });
    expect(await failure(client.getVersion())).toMatchObject({
      status: 401,
      message: `${server.origin}/waha does not accept this API key.`,
    });
  });

  it.each([
    ['a page', { html: '<h1>Another application</h1>' }],
    ['text', { json: 'pong' }],
    ['null', { json: null }],
    ['an empty body', {}],
    ['a list', { json: [1] }],
  ])('says that %s is not the answer of a WAHA', async (_, answer) => {
    server.answer = () => answer;
    const error = await failure(client.session('shop').getInfo());
    expect(error).toMatchObject({
      message: `${server.origin}/waha does not answer as a WAHA server does. Check the address.`,
    });
  });

  it('reads null for no attempt and no account', async () => {
    server.answer = ({ url }) =>
      url.endsWith('/me') ? {} : { status: 422, json: {} };
    const session = client.session('shop');
    expect(await session.getAttempt()).toBeNull();
    expect(await session.getMe()).toBeNull();
  });
});

describe('an upstream WAHA, which lacks a route', () => {
  it.each([
    [404, { json: { message: 'Cannot POST /api/shop/auth/passkey/renew' } }],
    [404, { html: '<pre>Not Found</pre>' }],
    [405, { json: {} }],
  ])('answers %i %j: reported as such', async (status, answer) => {
    server.answer = () => ({ status, ...answer });
    const error = await failure(
      client.session('shop').renew({ attemptId: 'a' }),
    );
    expect(error).toBeInstanceOf(MissingRouteError);
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({
      route: 'POST /api/shop/auth/passkey/renew',
      message: expect.stringContaining('Install waha-passkey there'),
    });
  });

  it('answers 404 for a session: not a missing route', async () => {
    server.answer = () => ({
      status: 404,
      json: { message: 'Session "shop" does not exist', statusCode: 404 },
    });
    const error = await failure(client.session('shop').renew());
    expect(error).toBeInstanceOf(ApiError);
    expect(error).not.toBeInstanceOf(MissingRouteError);
  });
});

describe('NetworkError', () => {
  it('ends a request at its deadline', async () => {
    server.answer = () => null;
    const error = await failure(client.ping({ timeoutMs: 50 }));
    expect(error).toBeInstanceOf(NetworkError);
    expect(error).toMatchObject({
      kind: 'timeout',
      message: expect.stringContaining('did not answer within 0.05 s'),
    });
  });

  it('ends a body that does not end', async () => {
    server.answer = () => ({
      headers: { 'Content-Length': '100' },
      html: '{',
    });
    expect(await failure(client.ping({ timeoutMs: 200 }))).toMatchObject({
      name: 'NetworkError',
    });
  });

  it.each([301, 302, 303, 307, 308])(
    'follows no redirect with the key: %i',
    async (status) => {
      const other = await HttpServer.start();
      server.answer = () => ({ status, headers: { Location: other.origin } });
      const error = await failure(client.getVersion());
      const { requests } = other;
      await other.stop();
      expect(requests).toEqual([]);
      expect(error).toMatchObject({
        kind: 'redirect',
        message: expect.stringContaining('answered with a redirect'),
      });
    },
  );

  it('quotes the code of a connection that fails', async () => {
    const { origin } = server;
    await server.stop();
    const error = await failure(
      new PasskeyClient({ url: origin, apiKey: 'key' }).ping(),
    );
    expect(error).toMatchObject({
      kind: 'connection',
      message: expect.stringContaining('did not answer (ECONNREFUSED)'),
    });
    server = await HttpServer.start();
  });
});

describe('the signal of the caller', () => {
  it('ends a request with its own reason', async () => {
    server.answer = () => null;
    const controller = new AbortController();
    const asked = failure(client.ping({ signal: controller.signal }));
    await server.until(() => server.requests.length > 0);
    controller.abort(new Error('Ctrl-C'));
    expect(await asked).toMatchObject({ message: 'Ctrl-C' });
  });

  it('asks nothing when it has aborted already', async () => {
    const signal = AbortSignal.abort(new Error('Ctrl-C'));
    expect(await failure(client.ping({ signal }))).toMatchObject({
      message: 'Ctrl-C',
    });
    expect(server.requests).toEqual([]);
  });

  it('refuses a deadline that is not one', async () => {
    expect(await failure(client.ping({ timeoutMs: NaN }))).toMatchObject({
      message: expect.stringContaining('timeoutMs'),
    });
  });
});
