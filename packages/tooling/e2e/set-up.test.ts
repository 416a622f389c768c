import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const run = path.resolve(__dirname, '../set-up/run.mjs');

describe('set-up', () => {
  let programs: string;

  beforeEach(() => {
    programs = fs.mkdtempSync(path.join(os.tmpdir(), 'set-up-programs-'));
  });

  afterEach(() => fs.rmSync(programs, { recursive: true }));

  it('does not replace a browser that the user named wrongly', () => {
    const { status, stderr } = setUp({
      PUPPETEER_EXECUTABLE_PATH: '/nowhere/chrome',
    });
    expect(stderr).toContain('PUPPETEER_EXECUTABLE_PATH names /nowhere/chrome');
    expect(stderr).toContain('→ Correct that variable, or unset it');
    expect(status).toBe(1);
  });

  it('passes over a browser that does not start, then says what to do', () => {
    writeProgram('google-chrome', 'echo "Please install the snap"; exit 1');
    writeProgram('apt-get', 'echo "E: no network"; exit 100');
    const { status, stderr } = setUp({
      PATH: programs,
      PUPPETEER_EXECUTABLE_PATH: '',
      PUPPETEER_SKIP_DOWNLOAD: '1',
    });
    expect(stderr).toContain(
      'google-chrome: it does not start (Please install the snap)',
    );
    expect(stderr).toContain('no download: PUPPETEER_SKIP_DOWNLOAD is set');
    expect(stderr).toContain('no browser could be found');
    expect(stderr).toContain('→ Install Chrome, Chromium or Edge');
    expect(status).toBe(1);
  });

  it('says which commands there are', () => {
    const { status, stderr } = setUp({}, 'strat');
    expect(stderr).toContain('"strat" is none of: demo, start');
    expect(status).toBe(1);
  });

  function setUp(env: NodeJS.ProcessEnv, command = 'start') {
    return spawnSync(process.execPath, [run, command], {
      env: { ...process.env, ...env },
      encoding: 'utf8',
    });
  }

  function writeProgram(name: string, script: string) {
    fs.writeFileSync(path.join(programs, name), `#!/bin/sh\n${script}\n`, {
      mode: 0o755,
    });
  }
});
