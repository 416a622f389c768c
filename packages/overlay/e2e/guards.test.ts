import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { bundleOverlay } from './host-app';
import { toNodeOptions } from './running-host';

/** What of the overlay is in a process or thread. */
const probe = `({
  loaded: Object.keys(require.cache).some((file) => /overlay\\.cjs$/.test(file)),
  claimed: Symbol.for('waha-passkey.overlay') in globalThis,
  loader: String(require('module')._extensions['.js']).includes('isWaiting'),
})`;

const untouched = { loaded: false, claimed: false, loader: false };

describe('the overlay’s register.cjs', () => {
  let overlay: string;
  let app: string;

  beforeAll(() => {
    overlay = bundleOverlay();
  });

  beforeEach(() => {
    app = fs.mkdtempSync(path.join(os.tmpdir(), 'guards-'));
  });

  afterEach(() => fs.rmSync(app, { recursive: true }));
  afterAll(() => fs.rmSync(overlay, { recursive: true }));

  function write(files: Record<string, string>): void {
    for (const [file, text] of Object.entries(files)) {
      const target = path.join(app, file);
      fs.mkdirSync(path.dirname(target), { recursive: true });
      fs.writeFileSync(target, text);
    }
  }

  /** All that it writes, on either output, has to be what it was told to. */
  function run(...args: string[]): unknown {
    const output = execFileSync(process.execPath, args, {
      cwd: app,
      encoding: 'utf8',
      env: { ...process.env, NODE_OPTIONS: toNodeOptions([overlay]) },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    return JSON.parse(output);
  }

  it('does nothing in `node -e`, whose output the entrypoint reads', () => {
    write({ 'package.json': '{"name":"waha"}' });
    const code = `console.log(JSON.stringify(${probe}))`;
    expect(run('-e', code)).toEqual(untouched);
    expect(run('-p', `JSON.stringify(${probe})`)).toEqual(untouched);
  });

  it('does nothing in another script, and in another application’s dist/main', () => {
    const code = `console.log(JSON.stringify(${probe}))`;
    write({
      'package.json': '{"name":"other"}',
      'dist/main.js': code,
      'server.js': code,
    });
    expect(run('server.js')).toEqual(untouched);
    expect(run('dist/main')).toEqual({ ...untouched, loaded: true });
    expect(run('dist/main.js')).toEqual({ ...untouched, loaded: true });
  });

  it('waits in WAHA’s main thread only, not in its workers and forks', () => {
    write({
      'package.json': '{"name":"waha"}',
      'dist/core/app.module.core.js': '',
      'dist/worker.js': `require('worker_threads').parentPort.postMessage(${probe})`,
      'dist/fork.js': `process.send(${probe})`,
      'dist/main.js': `
        const worker = new (require('worker_threads').Worker)(__dirname + '/worker.js');
        worker.once('message', (worker) => {
          const child = require('child_process').fork(__dirname + '/fork.js');
          child.once('message', (fork) =>
            console.log(JSON.stringify({ main: ${probe}, worker, fork })));
        });`,
    });
    expect(run('dist/main')).toEqual({
      main: { loaded: true, claimed: true, loader: true },
      worker: untouched,
      fork: untouched,
    });
  });

  it('takes the loader back once the module is loaded, whatever became of it', () => {
    write({
      'package.json': '{"name":"waha"}',
      'dist/core/app.module.core.js': 'throw new Error("as without us");',
      'dist/main.js': `
        let message;
        try { require('./core/app.module.core'); } catch (error) { message = error.message; }
        console.log(JSON.stringify({ message, ...${probe} }));`,
    });
    expect(run('dist/main')).toMatchObject({ message: 'as without us' });
  });
});
