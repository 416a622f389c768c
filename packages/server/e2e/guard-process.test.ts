import { spawnSync } from 'node:child_process';
import path from 'node:path';

const hook = path.join(__dirname, '../../tooling/src/register-typescript.cjs');

function run(where: string, what: string) {
  return spawnSync(
    process.execPath,
    [
      '--conditions=passkey:source',
      ...['--require', hook],
      path.join(__dirname, 'programs/guarded.ts'),
      where,
      what,
    ],
    { encoding: 'utf8' },
  );
}

describe('an error that no one handles', () => {
  it.each(['rejection', 'exception'])(
    'ends the session it comes from, as a %s, and says so without its message',
    (what) => {
      const { status, stdout, stderr } = run('inside', what);
      expect(stdout).toMatch(
        /^Session mine: ended by an error that no one handled: Error\n +at [^]+\nfailed: true\nalive\n$/,
      );
      expect(stdout).not.toContain('secret');
      expect([status, stderr]).toEqual([0, '']);
    },
  );

  it.each(['rejection', 'exception'])(
    'ends the process, as a %s, when it comes from no session',
    (what) => {
      const { status, stdout, stderr } = run('outside', what);
      expect(stderr).toContain('Error: secret');
      expect([status, stdout]).toEqual([1, '']);
    },
  );
});
