import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { findBrokenLinks } from '../src/documents/find-broken-links';
import { findFiles } from '../src/documents/find-files';

const root = path.resolve(__dirname, '../../..');
const below = (file: string) => path.relative(root, file);
const read = (file: string) => readFileSync(file, 'utf8');
const countLines = (file: string) => read(file).trimEnd().split('\n').length;

const packages = readdirSync(path.join(root, 'packages'), {
  withFileTypes: true,
})
  .filter(
    (entry) =>
      entry.isDirectory() &&
      existsSync(path.join(root, 'packages', entry.name, 'package.json')),
  )
  .map(({ name }) => name);

describe('documents', () => {
  it('have no relative link that leads nowhere', () => {
    const broken = findFiles(root, '.md').flatMap((file) =>
      findBrokenLinks(file, read(file)).map((to) => `${below(file)} → ${to}`),
    );
    expect(broken).toEqual([]);
  });

  it('keep the README to 120 lines', () => {
    expect(countLines(path.join(root, 'README.md'))).toBeLessThanOrEqual(120);
  });

  it.each(packages)('keep the README of %s to 40 lines', (name) => {
    const file = path.join(root, 'packages', name, 'README.md');
    expect(countLines(file)).toBeLessThanOrEqual(40);
  });

  it('name every package on the map', () => {
    const map = read(path.join(root, 'docs/index.md'));
    expect(packages.filter((name) => !map.includes(`\`${name}\``))).toEqual([]);
  });

  it('can all be reached from the map', () => {
    const map = read(path.join(root, 'docs/index.md'));
    const pages = findFiles(path.join(root, 'docs'), '.md').map((file) =>
      path.relative(path.join(root, 'docs'), file),
    );
    const unlinked = pages.filter(
      (page) => page !== 'index.md' && !map.includes(`](${page})`),
    );
    expect(unlinked).toEqual([]);
  });
});

describe('the top level', () => {
  it('holds what the map says, and nothing else', () => {
    const untracked = new Set(['node_modules', 'coverage']);
    const names = readdirSync(root).filter(
      (name) => !name.startsWith('.') && !untracked.has(name),
    );
    expect(names.sort()).toEqual(
      [
        ...['README.md', 'LICENSE', 'package.json', 'package-lock.json'],
        ...['tsconfig.json', 'jest.config.ts', 'lerna.json', 'CHANGELOG.md'],
        ...['packages', 'patches', 'docs', 'findings'],
      ].sort(),
    );
  });

  it('holds the licence as published', () => {
    const licence = read(path.join(root, 'LICENSE'));
    expect(licence).toContain('Version 2.0, January 2004');
    expect(licence).toContain('Copyright [yyyy] [name of copyright owner]');
  });
});
