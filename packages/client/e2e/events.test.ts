import { ApiError, PasskeyClient, type SessionEvents } from '../src';
import { HttpServer } from './hosts/http-server';

let server: HttpServer;
let client: PasskeyClient;
let opened: SessionEvents[] = [];

beforeEach(async () => {
  server = await HttpServer.start();
  client = new PasskeyClient({ url: `${server.origin}/waha`, apiKey: 'k&y' });
});

afterEach(async () => {
  for (const events of opened) events.close();
  opened = [];
  await server.stop();
});

async function open(options = {}): Promise<SessionEvents> {
  const events = await client.session('shop').openEvents(options);
  opened.push(events);
  return events;
}

const missing = { status: 404, json: { message: 'There is no such session' } };
const info = (status: string, more = {}) => ({
  json: { name: 'shop', status, ...more },
});
const send = (status: string, more = {}) =>
  server.sockets.at(-1)?.send(
    JSON.stringify({
      event: 'session.status',
      session: 'shop',
      payload: { name: 'shop', status, ...more },
    }),
  );
const nextStatus = async (events: SessionEvents) =>
  (await events.next(AbortSignal.timeout(10_000)))?.payload.status;

it('reads /ws below the path, with the key where WAHA looks for it', async () => {
  server.answer = () => missing;
  const events = await open();
  expect(server.upgrades).toEqual([
    '/waha/ws?session=shop&events=session.status&x-api-key=k%26y',
  ]);
  send('STARTING');
  send('SCAN_QR_CODE', { data: null });
  server.sockets.at(-1)?.send('not JSON');
  server.sockets.at(-1)?.send('{"event":"message"}');
  send('SOMETHING_NEW');
  send('WORKING');
  expect([
    await nextStatus(events),
    await nextStatus(events),
    await nextStatus(events),
  ]).toEqual(['STARTING', 'SCAN_QR_CODE', 'WORKING']);
});

it('fills in what upstream leaves out', async () => {
  server.answer = () => missing;
  const events = await open();
  send('WORKING');
  expect(await events.next()).toEqual({
    event: 'session.status',
    session: 'shop',
    isSnapshot: false,
    payload: {
      ...{ name: 'shop', status: 'WORKING', statuses: [] },
      ...{ data: null, passkey: null, reason: null },
    },
  });
});

it('begins with where the session is', async () => {
  const challenge = { challenge: 'A'.repeat(43) };
  server.answer = ({ url }) =>
    url.endsWith('/challenge') ? { json: challenge } : info('PASSKEY_REQUIRED');
  const events = await open();
  expect(await events.next()).toMatchObject({
    isSnapshot: true,
    payload: { status: 'PASSKEY_REQUIRED', data: challenge },
  });
});

it('connects again, and reads what it missed meanwhile', async () => {
  server.answer = () => info('SCAN_QR_CODE');
  const events = await open();
  expect(await nextStatus(events)).toBe('SCAN_QR_CODE');
  server.answer = () => info('WORKING');
  server.sockets[0]?.terminate();
  expect(await nextStatus(events)).toBe('WORKING');
  await server.until(() => server.sockets.length === 2);
  send('STOPPED');
  expect(await nextStatus(events)).toBe('STOPPED');
});

it('reads by HTTP while nothing passes WebSockets on any more', async () => {
  server.answer = () => info('STARTING');
  const events = await open();
  expect(await nextStatus(events)).toBe('STARTING');
  server.acceptsSockets = () => false;
  server.answer = () => info('SCAN_QR_CODE');
  server.sockets[0]?.terminate();
  expect(await nextStatus(events)).toBe('SCAN_QR_CODE');
  expect(server.upgrades.length).toBeGreaterThan(1);
});

it('notices a connection that was lost without a word', async () => {
  server.answer = () => info('STARTING');
  const events = await open({ silenceMs: 50 });
  expect(await nextStatus(events)).toBe('STARTING');
  server.answer = () => info('WORKING');
  expect(await nextStatus(events)).toBe('WORKING');
  await server.until(() => server.sockets.length === 2);
});

it('rejects the first connection with the reason', async () => {
  server.acceptsSockets = () => false;
  await expect(open()).rejects.toMatchObject({
    name: 'NetworkError',
    message: expect.stringContaining('did not accept a WebSocket at'),
  });
});

it('rejects a key that WAHA accepts the socket of, and closes it', async () => {
  server.answer = () => ({ status: 401, json: {} });
  server.onSocket = (socket) => socket.close(1008);
  await expect(open()).rejects.toBeInstanceOf(ApiError);
});

it('ends with the refusal when the key is revoked', async () => {
  server.answer = () => missing;
  const events = await open();
  server.answer = () => ({ status: 401, json: {} });
  server.acceptsSockets = () => false;
  server.sockets[0]?.terminate();
  await expect(events.next()).rejects.toMatchObject({ status: 401 });
});

it('closes its connection when its loop is left', async () => {
  server.answer = () => info('WORKING');
  const events = await open();
  const seen: string[] = [];
  for await (const { payload } of events) {
    seen.push(payload.status);
    break;
  }
  const [socket] = server.sockets;
  if (socket?.readyState !== socket?.CLOSED) {
    await new Promise((resolve) => socket?.once('close', resolve));
  }
  expect(seen).toEqual(['WORKING']);
  expect(await events.next()).toBeNull();
});

it('ends with the reason of the signal', async () => {
  server.answer = () => missing;
  const controller = new AbortController();
  const events = await open({ signal: controller.signal });
  const next = events.next();
  controller.abort(new Error('Ctrl-C'));
  await expect(next).rejects.toThrow('Ctrl-C');
});
