import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { publicPackages, root } from './public-packages';

let folder: string;
let clone: string;
let origin: string;

/** What a release changes, in a repository of its own: a checkout may have none. */
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'release-'));
  clone = path.join(folder, 'clone');
  origin = path.join(folder, 'origin.git');
  for (const file of ['package.json', 'package-lock.json', 'lerna.json']) {
    cpSync(path.join(root, file), path.join(clone, file));
  }
  for (const name of readdirSync(path.join(root, 'packages'))) {
    const file = path.join('packages', name, 'package.json');
    if (!existsSync(path.join(root, file))) continue;
    cpSync(path.join(root, file), path.join(clone, file));
  }
  symlinkSync(
    path.join(root, 'node_modules'),
    path.join(clone, 'node_modules'),
  );
  run('git', 'init', '--quiet', '--bare', origin);
  run('git', 'init', '--quiet', '--initial-branch=main');
  run('git', 'add', 'package.json', 'package-lock.json', 'lerna.json');
  run('git', 'add', 'packages');
  run('git', 'commit', '--quiet', '--message=chore: start');
  run('git', 'remote', 'add', 'origin', origin);
  run('git', 'push', '--quiet', 'origin', 'main');
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const run = (program: string, ...args: string[]) =>
  execFileSync(program, args, {
    cwd: clone,
    encoding: 'utf8',
    env: {
      ...{ PATH: process.env.PATH, HOME: folder, npm_config_offline: 'true' },
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
    const at = `packages/${name.slice('@waha-passkey/'.length)}`;
    expect(readJson(`${at}/package.json`)).toMatchObject({ version });
    expect(packages[at]).toMatchObject({ version });
  }
  expect(run('git', 'ls-remote', 'origin')).toBe(before);
}, 120_000);
