import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { PasskeyAssertion } from '@waha-passkey/contract';
import { PasskeyClient } from '../src';
import { type Answer, HttpServer } from './hosts/http-server';

const document = JSON.parse(
  readFileSync(path.resolve(__dirname, '../../../docs/openapi.json'), 'utf8'),
) as { paths: Record<string, Record<string, { deprecated?: boolean }>> };

const assertion = {
  id: 'AQ',
  rawId: 'AQ',
  type: 'public-key',
  response: { clientDataJSON: 'AQ', authenticatorData: 'AQ', signature: 'AQ' },
} satisfies PasskeyAssertion;

/** What a route may answer, so that each method finds what it reads. */
const answers: Record<string, unknown> = {
  '/api/sessions': [],
  '/api/server/engines': [],
};
const anything = {
  ...{ name: 'a b', status: 'WORKING', value: 'v', code: 'c', url: 'u' },
  ...{ mimetype: 'image/png', data: 'd', challenge: 'A'.repeat(43) },
};

let server: HttpServer;
let client: PasskeyClient;

beforeAll(async () => {
  server = await HttpServer.start();
  server.answer = ({ method, url }): Answer => {
    const [route = ''] = url.slice('/waha'.length).split('?');
    return { json: (method === 'GET' && answers[route]) || anything };
  };
  client = new PasskeyClient({ url: `${server.origin}/waha/`, apiKey: 'key' });
});

afterEach(() => {
  server.requests.length = 0;
});

afterAll(() => server.stop());

function askEverything(): Promise<unknown>[] {
  const session = client.session('a b');
  return [
    ...[client.ping(), client.getVersion(), client.listEngines()],
    ...[client.listSessions(), client.createSession({ name: 'a b' })],
    ...[session.getInfo(), session.update({ debug: true }), session.delete()],
    ...[session.getMe(), session.start(), session.stop(), session.restart()],
    ...[session.logout(), session.getQr(), session.getQrImage()],
    session.getScreenshot(),
    ...[session.requestCode('12132132130'), session.getCapability()],
    ...[
      session.getAttempt(),
      session.getChallenge(),
      session.submit(assertion),
    ],
    ...[session.getConfirmation(), session.confirm(), session.reject()],
    ...[session.cancel(), session.renew(), session.createHandoff()],
  ];
}

it('has a method for every route of docs/openapi.json', async () => {
  await Promise.all(askEverything());
  const asked = new Set(
    server.requests.map(({ method, url }) => {
      const [route = ''] = url.replace('a%20b', '{session}').split('?');
      return `${method} ${route}`;
    }),
  );
  const documented = Object.entries(document.paths).flatMap(([route, item]) =>
    Object.entries(item)
      .filter(([, { deprecated }]) => !deprecated)
      .map(([method]) => `${method.toUpperCase()} /waha${route}`),
  );
  expect([...asked].sort()).toEqual(documented.sort());
});

it('sends the key with every request, below the path of the server', async () => {
  await Promise.all(askEverything());
  expect(server.requests.length).toBeGreaterThan(25);
  for (const { key, url } of server.requests) {
    expect({ key, start: url.slice(0, 6) }).toEqual({
      key: 'key',
      start: '/waha/',
    });
  }
});

it('names the attempt that is meant', async () => {
  await client.session('shop').confirm({ attemptId: 'a&b' });
  expect(server.requests).toMatchObject([
    { url: '/waha/api/shop/auth/passkey/confirm?attemptId=a%26b' },
  ]);
});

it('starts what it creates, as upstream WAHA does when it is asked to', async () => {
  await client.createSession({ name: 'shop', engine: 'WEBJS' });
  const [request] = server.requests;
  expect(JSON.parse(request?.body ?? '')).toEqual({
    start: true,
    name: 'shop',
    engine: 'WEBJS',
  });
});

it.each(['', '.', '..'])('asks nothing for a session "%s"', (name) => {
  expect(() => client.session(name)).toThrow('is not the name of a session');
});

it('keeps a name with slashes in one segment', async () => {
  await client.session('../../other').getInfo();
  expect(server.requests).toMatchObject([
    { url: '/waha/api/sessions/..%2F..%2Fother' },
  ]);
});

it.each(['key\n', 'k€y', 'k\u0000'])('refuses the key %j', (apiKey) => {
  expect(() => new PasskeyClient({ url: server.origin, apiKey })).toThrow(
    'characters that no HTTP header can carry',
  );
});

it.each(['https://host?a', 'https://u:p@host', 'host', 'ftp://host'])(
  'refuses the address %s before it asks anything',
  (url) => {
    expect(() => new PasskeyClient({ url, apiKey: 'key' })).toThrow(TypeError);
  },
);
