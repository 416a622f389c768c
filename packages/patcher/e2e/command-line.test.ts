import { execFileSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { patch, readSeries, type Series } from '../src/index';
import { treeTraits, wahaLikeTree } from './trees/waha-like-tree';

let series: Series;
const scratch: string[] = [];

beforeAll(async () => {
  series = await readSeries();
});

afterEach(() => {
  for (const folder of scratch.splice(0)) {
    rmSync(folder, { recursive: true, force: true });
  }
});

function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'waha-like-'));
  scratch.push(folder);
  return folder;
}

const git = (folder: string, ...args: string[]): string =>
  execFileSync('git', args, { cwd: folder, encoding: 'utf8' });

function commitAll(folder: string): void {
  git(folder, 'init', '--quiet');
  git(folder, 'config', 'user.name', 'test');
  git(folder, 'config', 'user.email', 'test@example.org');
  git(folder, 'add', '--all');
  git(folder, 'commit', '--quiet', '--message', 'tree');
}

function makeCheckout(files = wahaLikeTree(treeTraits['2026.2-like'])): string {
  const folder = makeFolder();
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  commitAll(folder);
  return folder;
}

function readTree(folder: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .filter((path) => !path.includes('/.git/'))
      .map((path) => [path, readFileSync(path, 'utf8')]),
  );
}

async function run(...args: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const io = {
    out: (line: string) => out.push(line),
    err: (line: string) => err.push(line),
  };
  const code = await patch(args, io, () => Promise.resolve(series));
  return { code, out: out.join('\n'), err: err.join('\n') };
}

describe('waha-passkey patch', () => {
  it('only plans by default, and shows how far it is', async () => {
    const folder = makeCheckout();
    const before = readTree(folder);
    const { code, out, err } = await run(folder);
    expect(code).toBe(0);
    expect(out).toContain('WAHA 2026.2.1, generation T1');
    expect(out).toContain('+ 06-webjs  applies');
    expect(err).toMatch(/Planning 1\/\d+: 01-statuses/);
    expect(readTree(folder)).toEqual(before);
  });

  it('writes, does nothing the second time, and restores identical bytes', async () => {
    const folder = makeCheckout();
    const before = readTree(folder);
    expect((await run(folder, '--write')).code).toBe(0);
    const patched = readTree(folder);
    expect(
      patched[join(folder, 'src/core/engines/webjs/session.webjs.core.ts')],
    ).toContain('    attachWebjsPasskey(this);\n');
    expect(
      patched[join(folder, 'src/modules/waha-passkey/contract/index.ts')],
    ).toBeDefined();
    const again = await run(folder, '--write');
    expect(again.code).toBe(0);
    expect(again.err).toContain('Nothing to do.');
    expect(readTree(folder)).toEqual(patched);
    expect((await run(folder, '--reverse')).code).toBe(0);
    expect(readTree(folder)).toEqual(before);
    expect(git(folder, 'status', '--porcelain')).toBe('');
  });

  it('prints the plan as JSON', async () => {
    const { out } = await run(makeCheckout(), '--json');
    const plan = JSON.parse(out) as {
      steps: { id: string; status: string }[];
    };
    expect(plan).toMatchObject({
      direction: 'apply',
      waha: { version: '2026.2.1', generation: 'T1' },
    });
    expect(plan.steps.find(({ id }) => id === '06-webjs')?.status).toBe(
      'applies',
    );
  });

  it('refuses a dirty checkout without --force', async () => {
    const folder = makeCheckout();
    writeFileSync(join(folder, 'notes.txt'), 'mine');
    const before = readTree(folder);
    expect((await run(folder)).err).toContain(
      '--write would be refused: The checkout has uncommitted changes (notes.txt)',
    );
    const refused = await run(folder, '--write');
    expect(refused.code).toBe(1);
    expect(refused.err).toContain('uncommitted changes (notes.txt)');
    expect(readTree(folder)).toEqual(before);
    expect((await run(folder, '--write', '--force')).code).toBe(0);
  });

  it('refuses a folder without git without --force', async () => {
    const folder = makeCheckout();
    rmSync(join(folder, '.git'), { recursive: true });
    const planned = await run(folder);
    expect(planned.code).toBe(0);
    expect(planned.err).toContain(
      '--write would be refused: This folder is not the top of a git checkout',
    );
    expect((await run(folder, '--force')).err).toContain('--write --force');
    const refused = await run(folder, '--write');
    expect(refused.code).toBe(1);
    expect(refused.err).toContain('not the top of a git checkout');
    expect((await run(folder, '--write', '--force')).code).toBe(0);
  });

  it('writes nothing at all when one place is missing', async () => {
    const files = wahaLikeTree(treeTraits['2026.2-like']);
    const folder = makeCheckout({
      ...files,
      'src/core/manager.core.ts': 'export class Manager {}\n',
    });
    const before = readTree(folder);
    const { code, out } = await run(folder, '--write');
    expect(code).toBe(1);
    expect(out).toContain('! 09-session-info  cannot');
    expect(readTree(folder)).toEqual(before);
  });

  it('does not follow a symbolic link out of the checkout', async () => {
    const folder = makeCheckout();
    const outside = makeFolder();
    symlinkSync(outside, join(folder, 'src/modules'));
    const { code, err } = await run(folder, '--write', '--force');
    expect(code).toBe(1);
    expect(err).toContain('symbolic link');
    expect(readdirSync(outside)).toEqual([]);
  });

  it('writes a series that git am takes, one commit a recipe', async () => {
    const folder = makeCheckout();
    const patches = join(makeFolder(), 'series');
    expect((await run(folder, '--format-patch', patches)).code).toBe(0);
    expect(git(folder, 'status', '--porcelain')).toBe('');
    const names = readdirSync(patches).sort();
    git(folder, 'am', '--keep', ...names.map((name) => join(patches, name)));
    const subjects = git(folder, 'log', '--format=%s').trim().split('\n');
    expect(subjects).toHaveLength(names.length + 1);
    expect(subjects.slice(0, -1).join('\n')).toMatch(/^(\[core\] .+\n?)+$/);
    const { out } = await run(folder, '--json');
    expect(out).not.toContain('"applies"');
  });

  it.each([
    ['no folder', []],
    ['two folders', ['one', 'two']],
    ['two modes', ['one', '--write', '--reverse']],
    ['an unknown option', ['one', '--wirte']],
  ])('explains itself when given %s', async (_what, args) => {
    const { code, err } = await run(...args);
    expect(code).toBe(1);
    expect(err).toContain('waha-passkey patch <checkout>');
  });

  it('names a folder that does not exist', async () => {
    const { code, err } = await run('/nowhere/at/all');
    expect(code).toBe(1);
    expect(err).toContain('/nowhere/at/all does not exist');
  });
});
