import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RunningWaha } from './running-waha';

/** A program in the place of WAHA's, which writes its process id to a file. */
describe('a WAHA that does not start', () => {
  let root: string;

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'waha-that-fails-'));
    mkdirSync(join(root, 'dist'));
  });

  afterEach(() => rmSync(root, { recursive: true }));

  const start = (program: string) => {
    const file = JSON.stringify(join(root, 'pid'));
    const writePid = `require('fs').writeFileSync(${file}, String(process.pid));`;
    writeFileSync(join(root, 'dist/main.js'), writePid + program);
    return RunningWaha.start(root, 'WEBJS', { startTimeoutMs: 2_000 });
  };

  const isRunning = () => {
    const pid = Number(readFileSync(join(root, 'pid'), 'utf8'));
    try {
      return process.kill(pid, 0);
    } catch {
      return false;
    }
  };

  it('is ended, though it ignores SIGTERM', async () => {
    const starting = start(
      `process.on('SIGTERM', () => undefined);
      console.log('Still starting.');
      setInterval(() => undefined, 1_000);`,
    );
    await expect(starting).rejects.toThrow(
      /did not answer within 2 s.*Still starting\./s,
    );
    expect(isRunning()).toBe(false);
  });

  it('is reported with its exit code and its last words', async () => {
    const starting = start(`throw new Error('No database.');`);
    await expect(starting).rejects.toThrow(
      /ended \(exit code 1\) before it answered.*No database\./s,
    );
  });
});
