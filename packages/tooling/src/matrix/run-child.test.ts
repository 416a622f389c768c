import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { runProgram, runStage } from './run-child';
import { ScratchFolder } from './scratch-folder';

describe('a process of the matrix', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'run-child-'));
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  function options(limitMs: number, signal = new AbortController().signal) {
    return { cwd: folder, env: process.env, limitMs, signal };
  }

  it('answers with what it sends', async () => {
    const file = path.join(folder, 'stage.ts');
    writeFileSync(
      file,
      'process.send!({ job: JSON.parse(process.argv[2]!) }, () => process.disconnect());',
    );
    await expect(runStage(file, { a: 1 }, options(20_000))).resolves.toEqual({
      job: { a: 1 },
    });
  });

  it('is ended at its limit', async () => {
    const run = runProgram(
      process.execPath,
      ['-e', 'setInterval(() => 0, 1e3)'],
      options(300),
    );
    await expect(run).rejects.toThrow('Not finished after 0.3 s.');
  });

  it('is ended when the round is interrupted', async () => {
    const abort = new AbortController();
    const run = runProgram(
      process.execPath,
      ['-e', 'setInterval(() => 0, 1e3)'],
      options(20_000, abort.signal),
    );
    abort.abort();
    await expect(run).rejects.toThrow('Interrupted.');
  });

  it('leaves nothing behind that it detached', async () => {
    const scratch = new ScratchFolder();
    const pidFile = path.join(folder, 'pid');
    await runProgram(
      process.execPath,
      [
        '-e',
        `const { spawn } = require('node:child_process');
         const child = spawn('sleep', ['600'], { detached: true, stdio: 'ignore' });
         require('node:fs').writeFileSync(${JSON.stringify(pidFile)}, String(child.pid));
         child.unref();`,
      ],
      { ...options(20_000), env: { ...process.env, TMPDIR: scratch.tmp } },
    );
    expect(existsSync(pidFile)).toBe(true);
    expect(scratch.findProcesses()).toHaveLength(1);
    await scratch.remove();
    expect(scratch.findProcesses()).toEqual([]);
    expect(existsSync(scratch.path)).toBe(false);
  });
});
