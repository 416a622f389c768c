import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readlinkSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import {
  findChromium,
  randomMoments,
  startStandIn,
} from '@waha-passkey/testbed';

const WINDOW_MS = 400;

jest.setTimeout(1_800_000);

describe.each([
  ['link.ts', 'example/session'],
  ['link-wppconnect.ts', 'example-wppconnect'],
])('the example %s', (example, profile) => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'webjs-example-'));
  });

  afterEach(() => rmSync(folder, { recursive: true, maxRetries: 5 }));

  it('warns of the real WhatsApp, and ends with one line when no browser starts', async () => {
    // A program that starts, and is no browser.
    const child = run({ PUPPETEER_EXECUTABLE_PATH: process.execPath });
    const { code, out, error } = await endOf(child);
    expect(out).toMatch(
      /real web\.whatsapp\.com[^]*can spare\.\nFailed to launch .+ as root it needs PUPPETEER_ARGS=--no-sandbox\.\n$/,
    );
    expect(error).toBe('');
    expect(code).toBe(1);
  });

  it('ends with one line when its browser is killed, at any moment of a page load', async () => {
    const standIn = await startStandIn({ clockScale: 0.1 });
    const trust = standIn.chromiumArgs.find((arg) => arg.includes('spki'));
    for (const moment of randomMoments(7, 4)) {
      const loads = standIn.pageLoads;
      const child = run({
        PUPPETEER_EXECUTABLE_PATH: findChromium(),
        PUPPETEER_ARGS: `--no-sandbox --proxy-server=${standIn.proxyUrl} ${trust}`,
      });
      const end = endOf(child);
      await standIn.waitFor('a page', () => standIn.pageLoads > loads);
      await wait(moment * WINDOW_MS);
      process.kill(browserOf(path.join(folder, '.data', profile)), 'SIGKILL');
      const { code, out, error } = await end;
      expect(error).toBe('');
      expect(out).toMatch(/\n[^\n]+\n$/);
      expect(code).toBe(1);
    }
    await standIn.stop();
  });

  function run(env: NodeJS.ProcessEnv) {
    return spawn(
      process.execPath,
      [
        '--conditions=passkey:source',
        '--require',
        path.resolve(__dirname, '../../tooling/src/register-typescript.cjs'),
        path.join(__dirname, example),
      ],
      {
        cwd: folder,
        env: { ...process.env, ...env },
        // A person at a terminal, who types nothing.
        stdio: ['pipe', 'pipe', 'pipe'],
      },
    );
  }
});

async function endOf(child: ReturnType<typeof spawn>) {
  if (!child.stdout || !child.stderr) throw new Error('Its streams are lost.');
  const [[code], out, error] = await Promise.all([
    once(child, 'exit') as Promise<[number | null]>,
    text(child.stdout),
    text(child.stderr),
  ]);
  return { code, out, error };
}

function browserOf(profile: string): number {
  const lock = path.join(profile, 'SingletonLock');
  const holder = readlinkSync(lock);
  return Number(holder.slice(holder.lastIndexOf('-') + 1));
}
