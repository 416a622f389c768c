import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { Diagnosis } from '../src/doctor/diagnosis';
import { runDoctor } from '../src/doctor/run-doctor';
import { InMemoryHost } from '../../server/e2e/hosts/in-memory-host';
import { ScriptedPerson } from './owner/scripted-person';

async function examine(url: string, apiKey: string | undefined, json = true) {
  let output = '';
  const exit = await runDoctor(
    { url, json },
    {
      apiKey,
      prompt: new ScriptedPerson(),
      signal: new AbortController().signal,
      write: (text) => (output += text),
    },
  );
  return { exit, output };
}

const parse = ({ output }: { output: string }) =>
  JSON.parse(output) as Diagnosis;

describe('doctor, on the standalone server', () => {
  let host: InMemoryHost;

  beforeAll(async () => {
    host = await InMemoryHost.start();
  });

  afterAll(() => host.close());

  const url = () => host.server.url;
  const key = () => host.server.apiKey ?? '';

  it('finds version, engines, and that it is ready', async () => {
    const outcome = await examine(url(), key());
    expect(outcome.exit).toBe(0);
    expect(parse(outcome)).toMatchObject({
      url: url(),
      version: '0.1.0',
      generation: 'standalone',
      routes: { upstream: true, ours: true },
      engines: [
        { engine: 'WEBJS', passkey: { supported: true } },
        { engine: 'WPP', passkey: { supported: true } },
      ],
      findings: [],
      ready: true,
    });
  });

  it('says so in words', async () => {
    const { output } = await examine(url(), key(), false);
    expect(output).toMatch(/^version +0\.1\.0$/m);
    expect(output).toMatch(/^WEBJS +answers passkeys, by qr/m);
    expect(output).toMatch(/can be linked here\.\n$/);
  });

  it('ends with 1 for a wrong key, and with 2 for none', async () => {
    const wrong = await examine(url(), 'wrong');
    expect(wrong.exit).toBe(1);
    expect(JSON.parse(wrong.output)).toMatchObject({
      ready: false,
      error: `${url()} does not accept this API key.`,
    });
    const person = await examine(url(), 'sha512:0', false);
    expect(person).toMatchObject({ exit: 2 });
    expect((await examine('waha.example.org', 'key')).exit).toBe(2);
  });
});

/** What a WAHA answers to the few questions of `doctor`. */
class PlayedWaha {
  private constructor(
    private readonly server: Server,
    readonly asked: string[],
  ) {}

  static async start(
    answers: Record<string, { status?: number; body: unknown }>,
  ): Promise<PlayedWaha> {
    const asked: string[] = [];
    const server = createServer(({ method, url = '' }, response) => {
      asked.push(`${method} ${url}`);
      const { status = 200, body } = answers[url] ?? {
        status: 404,
        body: { message: `Cannot GET ${url}`, statusCode: 404 },
      };
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(typeof body === 'string' ? body : JSON.stringify(body));
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new PlayedWaha(server, asked);
  }

  get url(): string {
    const { port } = this.server.address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  }

  stop(): void {
    this.server.closeAllConnections();
    this.server.close();
  }
}

const version = '/api/server/version';
const passkey = '/api/default/auth/passkey';
const noSession = { status: 404, body: { message: 'There is no session.' } };
const of = (text: string, engine = 'WEBJS') => ({
  body: { version: text, engine, tier: 'CORE', browser: '/usr/bin/chromium' },
});

const refusing = {
  supported: false,
  flows: [],
  reason: {
    code: 'ENGINE_UNSUPPORTED',
    message: 'NOWEB \u001b[2Jcannot.',
    alternatives: ['WEBJS'],
  },
};

describe('doctor, on a WAHA', () => {
  let waha: PlayedWaha;

  afterEach(() => waha.stop());

  it.each([
    ['without passkeys', { [version]: of('2026.2.1') }, 'T1', ['NO_PASSKEYS']],
    ['that is too old', { [version]: of('2025.8.3') }, 'T1', ['TOO_OLD']],
    ['that is far too old', { [version]: of('2024.11.1') }, 'T0', ['TOO_OLD']],
    [
      'of 2026.7 without ours',
      { [version]: of('2026.7.1'), [`${passkey}/challenge`]: noSession },
      'T2',
      ['UPSTREAM_ONLY'],
    ],
    [
      'with ours, on an engine that cannot',
      {
        [version]: of('2026.2.1', 'NOWEB'),
        [`${passkey}/challenge`]: noSession,
        [`${passkey}/capability`]: { body: refusing },
      },
      'T1',
      ['ENGINE_UNSUPPORTED'],
    ],
    [
      'with ours, but without a session',
      {
        [version]: of('2026.2.1'),
        [`${passkey}/challenge`]: noSession,
        [`${passkey}/capability`]: noSession,
      },
      'T1',
      ['UNKNOWN_ENGINE'],
    ],
  ])('%s says what is missing', async (_name, answers, generation, codes) => {
    waha = await PlayedWaha.start(answers);
    const outcome = await examine(waha.url, 'key');
    const { findings, ...found } = parse(outcome);
    expect(found).toMatchObject({ generation, ready: false });
    expect(findings.map(({ code }) => code)).toEqual(codes);
    expect(outcome.exit).toBe(3);
    expect(waha.asked.every((one) => one.startsWith('GET '))).toBe(true);
  });

  it('asks for the session that exists, and finds it ready', async () => {
    const capability = { supported: true, flows: ['qr'], reason: null };
    waha = await PlayedWaha.start({
      [version]: of('2026.2.1'),
      '/api/sessions?all=true': { body: [{ name: 'mine' }] },
      '/api/mine/auth/passkey/challenge': noSession,
      '/api/mine/auth/passkey/capability': { body: capability },
    });
    const outcome = await examine(waha.url, 'key');
    expect(parse(outcome)).toMatchObject({
      browser: '/usr/bin/chromium',
      engines: [{ engine: 'WEBJS', passkey: capability }],
    });
    expect(outcome.exit).toBe(0);
  });

  it('prints no control characters that a server may send', async () => {
    waha = await PlayedWaha.start({
      [version]: of('2026.2.1\u001b[2J', 'NOWEB'),
      [`${passkey}/challenge`]: noSession,
      [`${passkey}/capability`]: { body: refusing },
    });
    const { output } = await examine(waha.url, 'key', false);
    expect(output).not.toContain('\u001b');
    expect(output).toContain('cannot be linked here yet');
  });

  it.each([
    ['a web page', { [version]: { body: '<h1>It works!</h1>' } }],
    ['another API', {}],
  ])('that is %s is told apart', async (_name, answers) => {
    waha = await PlayedWaha.start(answers);
    const outcome = await examine(waha.url, 'key');
    expect(outcome.exit).toBe(1);
    expect(outcome.output).toContain('does not answer as a WAHA server does');
  });

  it('that does not run is told apart', async () => {
    waha = await PlayedWaha.start({});
    const { url } = waha;
    waha.stop();
    const outcome = await examine(url, 'key');
    expect(outcome.exit).toBe(1);
    expect(outcome.output).toContain('did not answer');
  });
});
