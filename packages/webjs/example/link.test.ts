import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

describe('the example', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'webjs-example-'));
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  it('warns of the real WhatsApp, and ends with one line when no browser starts', () => {
    const { status, stderr, stdout } = spawnSync(
      process.execPath,
      [
        '--conditions=passkey:source',
        '--require',
        path.resolve(__dirname, '../../tooling/src/register-typescript.cjs'),
        path.join(__dirname, 'link.ts'),
      ],
      {
        cwd: folder,
        // A program that starts, and is no browser.
        env: { ...process.env, PUPPETEER_EXECUTABLE_PATH: process.execPath },
        encoding: 'utf8',
      },
    );
    expect(stdout).toMatch(
      /real web\.whatsapp\.com[^]*can spare\.\nFailed to launch .+ as root it needs PUPPETEER_ARGS=--no-sandbox\.\n$/,
    );
    expect(stderr).toBe('');
    expect(status).toBe(1);
  });
});
