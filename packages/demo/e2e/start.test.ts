import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { DemoProcess } from './demo-process';

const DEADLINE_MS = 60_000;
const KEY = 'a key of the test';

describe('npm start', () => {
  let folder: string;
  let cli: DemoProcess;

  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'cli-data-'));
  });

  afterEach(async () => {
    await cli.end();
    rmSync(folder, { recursive: true });
  });

  it(
    'never shares a session between the stand-in and the real WhatsApp',
    async () => {
      start();
      await createSession('played');
      expect(await listSessions('--live')).toEqual([]);
      await createSession('real');
      expect(await listSessions()).toEqual(['played']);
      expect(await listSessions('--live')).toEqual(['real']);
      expect(cli.output).toContain(`Sessions   ${sessionsFolder()}\n`);
    },
    DEADLINE_MS,
  );

  it.each(['SIGTERM', 'SIGHUP'] as const)(
    'leaves nothing behind on %s, while a browser starts',
    async (signal) => {
      start();
      const body = JSON.stringify({ name: 'default' });
      expect((await call('POST', '/api/sessions', body)).status).toBe(201);
      cli.interrupt(signal);
      expect(await cli.exitCode()).toBe(0);
      expect(cli.findLeftovers()).toEqual([]);
    },
    DEADLINE_MS,
  );

  it.each([
    ['--port', 'of 127.0.0.1 is taken. Choose another by --port'],
    [
      '--play-port',
      'is taken. End what listens there, or choose another with --play-port.',
    ],
  ])('names %s when that port is taken', async (option, advice) => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    start(option, String(port));
    const code = await cli.exitCode();
    other.close();
    expect(code).toBe(1);
    expect(cli.output).toContain(`Port ${port} ${advice}`);
  });

  it('says what to name instead of a folder for the account', async () => {
    mkdirSync(path.join(folder, 'account.json'));
    start();
    expect(await cli.exitCode()).toBe(1);
    expect(cli.output).toContain('account.json is a folder. Name a file in it');
  });

  /** Of a server that is started for the question, and goes on running. */
  async function listSessions(...options: string[]): Promise<string[]> {
    await cli.end();
    start(...options);
    const answer = await call('GET', '/api/sessions?all=true');
    const sessions = (await answer.json()) as { name: string }[];
    return sessions.map(({ name }) => name);
  }

  async function createSession(name: string): Promise<void> {
    const body = JSON.stringify({ name, start: false });
    expect((await call('POST', '/api/sessions', body)).status).toBe(201);
  }

  async function call(method: string, route: string, body?: string) {
    return fetch(`${await cli.find(/API +(http:\S+)/)}${route}`, {
      method,
      headers: { 'X-Api-Key': KEY, 'Content-Type': 'application/json' },
      ...(body !== undefined && { body }),
    });
  }

  function start(...options: string[]): void {
    cli = new DemoProcess(
      [
        'start',
        ...['--port', '0', '--play-port', '0'],
        ...['--account', path.join(folder, 'account.json')],
        ...options,
      ],
      { WAHA_LOCAL_STORE_BASE_DIR: sessionsFolder(), WAHA_API_KEY: KEY },
    );
  }

  function sessionsFolder(): string {
    return path.join(folder, 'sessions');
  }
});
