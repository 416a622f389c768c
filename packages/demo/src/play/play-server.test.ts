import { once } from 'node:events';
import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import type { IncomingMessage } from 'node:http';
import { PasskeyClient } from '@waha-passkey/client';
import { Play } from './play';
import { PlayServer } from './play-server';

describe('PlayServer', () => {
  let server: PlayServer;
  let signed: number;

  beforeEach(async () => {
    signed = 0;
    // Nothing listens on port 9: the API is down.
    const client = new PasskeyClient({
      url: 'http://127.0.0.1:9',
      apiKey: 'key',
    });
    const sign = () => {
      signed += 1;
      return Promise.reject(new Error('not asked for'));
    };
    const scan = () => Promise.resolve();
    const play = new Play(
      client,
      client.session('demo'),
      { sign, scan },
      {
        serverUrl: client.url,
        session: 'demo',
        phoneUrl: 'http://127.0.0.1:8/',
        status: 'STOPPED',
        attempt: null,
        code: null,
        me: null,
        engine: 'WEBJS',
      },
    );
    server = await PlayServer.open(play, 0, '--port');
  });

  afterEach(() => server.close());

  it('serves a page that may load nothing from elsewhere', async () => {
    const page = await call('GET', '/');
    expect(page.status).toBe(200);
    expect(page.headers['content-security-policy']).toMatch(
      /default-src 'none'; script-src 'nonce-[^']+'/,
    );
    expect(page.body).toContain('<main id="play"');
  });

  it('refuses a name that is not this machine', async () => {
    const page = await call('GET', '/', { host: 'rebound.example:3000' });
    expect(page.status).toBe(403);
  });

  it('refuses a click that another page made', async () => {
    const click = await call('POST', '/sign');
    expect([click.status, signed]).toEqual([403, 0]);
  });

  it('refuses an action that does not exist', async () => {
    const click = await call('POST', '/constructor', { 'x-play': '1' });
    expect(click.status).toBe(404);
  });

  it('does not sign when there is no attempt on the page', async () => {
    const click = await call('POST', '/sign', { 'x-play': '1' });
    expect(click).toMatchObject({
      status: 502,
      body: 'There is no attempt to act on.',
    });
    expect(signed).toBe(0);
  });

  it('tells why the API could not do it', async () => {
    const click = await call('POST', '/start', { 'x-play': '1' });
    expect(click).toMatchObject({
      status: 502,
      body: expect.stringContaining('http://127.0.0.1:9 did not answer'),
    });
  });

  it('says which port is taken, and which option names another', async () => {
    const port = Number(new URL(server.url).port);
    await expect(
      PlayServer.open({} as Play, port, '--play-port'),
    ).rejects.toThrow(
      `Port ${port} is taken. End what listens there, or choose another with --play-port.`,
    );
  });

  async function call(
    method: string,
    path: string,
    headers: Record<string, string> = {},
  ) {
    const url = new URL(path, server.url.replace('localhost', '127.0.0.1'));
    const outgoing = request(url, { method, headers });
    outgoing.end();
    const [answer] = (await once(outgoing, 'response')) as [IncomingMessage];
    return {
      status: answer.statusCode,
      headers: answer.headers,
      body: await text(answer),
    };
  }
});
