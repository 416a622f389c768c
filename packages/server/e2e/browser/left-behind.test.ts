import { mkdir, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { startStandIn, type StandIn } from '@waha-passkey/testbed';
import { browserOf, isAlive, untilGone } from '../hosts/browser-processes';
import { createDataFolder, removeDataFolder } from '../hosts/data-folder';
import { ServerProcess } from '../hosts/server-process';

jest.setTimeout(120_000);

const secrets = {
  WAHA_DASHBOARD_PASSWORD: 'secret-of-the-dashboard',
  WHATSAPP_SWAGGER_PASSWORD: 'secret-of-swagger',
  WHATSAPP_HOOK_URL: 'http://127.0.0.1:9/',
  WHATSAPP_HOOK_EVENTS: 'session.status',
  WHATSAPP_HOOK_HMAC_KEY: 'secret-of-the-webhook',
  WAHA_PASSKEY_PUBLIC_URL: 'https://secret.example.org',
  DATABASE_URL: 'postgres://user:secret@host/',
};

describe('the browser of a session', () => {
  let standIn: StandIn;
  let folder: string;
  let data: string;
  let temporary: string;
  let server: ServerProcess;

  beforeEach(async () => {
    standIn = await startStandIn({ clockScale: 0.1 });
    folder = await createDataFolder();
    [data, temporary] = [path.join(folder, 'data'), path.join(folder, 'tmp')];
    await mkdir(temporary);
    server = await start();
  });

  afterEach(async () => {
    await server.end('SIGTERM');
    await standIn.stop();
    await removeDataFolder(folder);
  });

  const start = () =>
    ServerProcess.start(standIn, data, { ...secrets, TMPDIR: temporary });

  const begin = async () => {
    const session = server.session('subject');
    await session.create();
    await session.next('SCAN_QR_CODE');
    return browserOf(data, 'subject');
  };

  it('has none of the secrets in its environment', async () => {
    const browser = await begin();
    const environment = await readFile(`/proc/${browser}/environ`, 'utf8');
    expect(environment).toContain('PATH=');
    expect(environment).not.toMatch(/secret|key-of-the-child|WAHA|WHATSAPP/);
  });

  it('leaves no process and no file behind on SIGTERM', async () => {
    const browser = await begin();
    expect(await readdir(temporary)).toHaveLength(1);
    expect(await server.end('SIGTERM')).toBe(0);
    expect(isAlive(browser)).toBe(false);
    expect(await readdir(temporary)).toEqual([]);
  });

  it('ends soon after a server that was killed, and its files at the next start', async () => {
    const browser = await begin();
    await server.end('SIGKILL');
    await untilGone(browser, 5_000);
    server = await start();
    await server.session('subject').delete();
    expect(await readdir(temporary)).toEqual([]);
  });

  it('is killed at the next start when it cannot end by itself', async () => {
    const browser = await begin();
    process.kill(browser, 'SIGSTOP');
    await server.end('SIGKILL');
    expect(isAlive(browser)).toBe(true);
    server = await start();
    await server.session('subject').next('SCAN_QR_CODE');
    expect(isAlive(browser)).toBe(false);
  });
});
