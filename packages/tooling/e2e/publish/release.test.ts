import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { publicPackages, root } from './public-packages';

let clone: string;

beforeAll(() => {
  clone = mkdtempSync(path.join(os.tmpdir(), 'release-'));
  execFileSync('git', ['clone', '--quiet', '--shared', root, clone]);
  symlinkSync(
    path.join(root, 'node_modules'),
    path.join(clone, 'node_modules'),
  );
});

afterAll(() => rmSync(clone, { recursive: true, force: true }));

const run = (program: string, ...args: string[]) =>
  execFileSync(program, args, {
    cwd: clone,
    encoding: 'utf8',
    env: {
      ...{ PATH: process.env.PATH, HOME: clone, npm_config_offline: 'true' },
      ...{ GIT_AUTHOR_NAME: 'A', GIT_AUTHOR_EMAIL: 'a@example.org' },
      ...{ GIT_COMMITTER_NAME: 'A', GIT_COMMITTER_EMAIL: 'a@example.org' },
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });

const readJson = (file: string) =>
  JSON.parse(readFileSync(path.join(clone, file), 'utf8')) as unknown;

it('lerna gives every package the next version, with a commit and a tag', () => {
  const before = run('git', 'ls-remote', 'origin');
  run('npx', '--no', '--', 'lerna', 'version', 'minor', '--yes', '--no-push');

  const { version } = readJson('lerna.json') as { version: string };
  expect(version).not.toBe(publicPackages[0]?.version);
  expect(run('git', 'tag', '--points-at', 'HEAD')).toBe(`v${version}\n`);
  const { packages } = readJson('package-lock.json') as {
    packages: Record<string, { version: string }>;
  };
  for (const { name } of publicPackages) {
    const folder = `packages/${name.slice('@waha-passkey/'.length)}`;
    expect(readJson(`${folder}/package.json`)).toMatchObject({ version });
    expect(packages[folder]).toMatchObject({ version });
  }
  expect(run('git', 'ls-remote', 'origin')).toBe(before);
}, 120_000);
