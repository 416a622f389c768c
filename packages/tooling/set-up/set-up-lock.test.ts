import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { withSetUpLock } from './set-up-lock.cjs';

describe('withSetUpLock', () => {
  let folder: string;
  let lock: string;

  beforeEach(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'set-up-lock-'));
    lock = path.join(folder, 'lock');
  });

  afterEach(() => fs.rmSync(folder, { recursive: true }));

  it('lets one at a time work, and leaves nothing behind', async () => {
    let working = 0;
    let most = 0;
    const work = async () => {
      working += 1;
      most = Math.max(most, working);
      await new Promise((resolve) => setImmediate(resolve));
      working -= 1;
    };
    await Promise.all([1, 2, 3].map(() => withSetUpLock(lock, work)));
    expect(most).toBe(1);
    expect(fs.readdirSync(folder)).toEqual([]);
  });

  it('is given back when the work fails', async () => {
    const failing = withSetUpLock(lock, () => Promise.reject(new Error('no')));
    await expect(failing).rejects.toThrow('no');
    await expect(withSetUpLock(lock, () => Promise.resolve(1))).resolves.toBe(
      1,
    );
  });

  it('is taken over from a process that was killed', async () => {
    leaveLock({ pid: pidOfEndedProcess(), host: os.hostname() });
    await expect(withSetUpLock(lock, () => Promise.resolve(1))).resolves.toBe(
      1,
    );
  });

  it('is taken over from a silent process on another machine', async () => {
    leaveLock({ pid: 1, host: 'elsewhere.test' });
    const longAgo = new Date(Date.now() - 120_000);
    fs.utimesSync(lock, longAgo, longAgo);
    await expect(withSetUpLock(lock, () => Promise.resolve(1))).resolves.toBe(
      1,
    );
  });

  it('gives up with advice when a living process keeps it', async () => {
    leaveLock({ pid: process.pid, host: os.hostname() });
    const waiting = withSetUpLock(lock, () => Promise.resolve(1), 0);
    await expect(waiting).rejects.toThrow(
      `another set-up (process ${process.pid})`,
    );
  });

  function leaveLock(holder: { pid: number; host: string }) {
    fs.mkdirSync(lock);
    fs.writeFileSync(
      path.join(lock, 'holder.json'),
      JSON.stringify({ token: 'left', ...holder }),
    );
  }

  function pidOfEndedProcess(): number {
    return spawnSync(process.execPath, ['--version']).pid;
  }
});
