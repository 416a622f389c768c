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
    leaveLock(spawnSync(process.execPath, ['--version']).pid, os.hostname());
    await expect(withSetUpLock(lock, () => Promise.resolve(1))).resolves.toBe(
      1,
    );
    expect(fs.existsSync(lock)).toBe(false);
  });

  it.each([
    ['a living process', process.pid, os.hostname()],
    ['a process on another machine', 1, 'elsewhere.test'],
  ])('gives up with advice when %s keeps it', async (_who, pid, host) => {
    leaveLock(pid, host);
    const waiting = withSetUpLock(lock, () => Promise.resolve(1), 0);
    await expect(waiting).rejects.toMatchObject({
      message: `the set-up of process ${pid} on ${host} is not finished`,
      cure: `Remove ${lock} if that process has ended.`,
    });
    expect(fs.existsSync(lock)).toBe(true);
  });

  function leaveLock(pid: number, host: string) {
    fs.writeFileSync(lock, `process ${pid} on ${host}`);
  }
});
