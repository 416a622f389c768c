import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PasskeyClient } from '@waha-passkey/client';
import { assertEngine, chooseEngine } from '../../src/link/choose-engine';
import { OwnerApi } from '../../src/owner/session/owner-api';
import { CliProcess } from '../cli-process';

let server: Server;
let answers: Record<string, unknown>;
let api: OwnerApi;
const { signal } = new AbortController();

beforeAll(async () => {
  server = createServer((request, response) => {
    const body = answers[request.url ?? ''];
    response.writeHead(body === undefined ? 404 : 200, {
      'content-type': 'application/json',
    });
    response.end(JSON.stringify(body ?? { message: 'Cannot GET' }));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  api = new OwnerApi(new PasskeyClient({ url: `http://127.0.0.1:${port}` }));
});

afterAll(() => server.close());

describe('the engine of a new session', () => {
  it('is named to a server that runs several', async () => {
    answers = { '/api/server/engines': [] };
    await expect(chooseEngine(api, 'WPP', signal)).resolves.toBe('WPP');
  });

  it('is that of a WAHA, which runs one', async () => {
    answers = { '/api/server/version': { version: '1', engine: 'WPP' } };
    await expect(chooseEngine(api, 'WPP', signal)).resolves.toBeUndefined();
    await expect(chooseEngine(api, 'WEBJS', signal)).rejects.toMatchObject({
      exitCode: 2,
      message:
        'This server runs WPP, not WEBJS. Leave --engine out, or start a WAHA that has WEBJS with WHATSAPP_DEFAULT_ENGINE=WEBJS.',
    });
  });

  it('is left to the server when none is wanted', async () => {
    answers = {};
    await expect(chooseEngine(api, undefined, signal)).resolves.toBeUndefined();
  });
});

it('a session keeps its engine, and another one is refused', () => {
  expect(() => assertEngine('shop', 'WEBJS', 'WPP')).toThrow(
    /shop runs on WEBJS, not on WPP.*choose another --session/,
  );
  for (const wanted of [undefined, 'WEBJS'] as const) {
    expect(() => assertEngine('shop', 'WEBJS', wanted)).not.toThrow();
  }
});

it('--engine takes names of engines only', async () => {
  const link = ['link', '--url', 'http://127.0.0.1:1', '--session', 'shop'];
  const cli = new CliProcess([...link, '--engine', 'wwebjs']);
  expect(await cli.exitCode()).toBe(2);
  expect(cli.output).toContain('Allowed choices are WEBJS, WPP, NOWEB, GOWS.');
  await cli.end();
});
