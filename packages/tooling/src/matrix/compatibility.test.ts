import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { cover } from './cover';
import { readRows, type Row } from './read-tables';
import { compareVersions, isInRange, readLowerBounds } from './version-range';

const root = path.resolve(__dirname, '../../../..');
const document = readFileSync(path.join(root, 'docs/compatibility.md'), 'utf8');
const links = readRows(document, 'Linking with whatsapp-web.js');
const signatures = readRows(document, "Signing in the owner's browser");
const hosts = readRows(document, 'Nest hosts');

interface Manifest {
  engines?: { node?: string };
  peerDependencies?: Record<string, string>;
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(path.join(root, file), 'utf8'));
}

const readManifest = (name: string) =>
  readJson(`packages/${name}/package.json`) as Manifest;

function readPeer(name: string, peer: string): string {
  const range = readManifest(name).peerDependencies?.[peer];
  if (range === undefined) throw new Error(`${name} has no peer ${peer}.`);
  return range;
}

const node = (readJson('package.json') as Manifest).engines?.node ?? '';

function read(row: Row, head: string): string {
  const cell = row[head];
  if (!cell) throw new Error(`No "${head}" in ${JSON.stringify(row)}.`);
  return cell;
}

const readBrowser = (row: Row) => read(row, 'browser').split(' ').at(-1) ?? '';

/** The heads of what was tried and failed. */
function findFailures(row: Row): string[] {
  return Object.entries(row)
    .filter(([, cell]) => cell.startsWith('no') || cell === '–')
    .map(([head]) => head);
}

const isPassed = (row: Row) => findFailures(row).length === 0;

describe('docs/compatibility.md', () => {
  it('has every version of the cover', () => {
    const count = (kind: string) =>
      cover.filter((combination) => combination.kind === kind).length;
    expect(links).toHaveLength(count('link'));
    expect(signatures).toHaveLength(count('sign'));
    expect(hosts).toHaveLength(count('nest'));
  });

  it('has no failure within what @waha-passkey/whatsapp-web supports', () => {
    const within = links.filter(
      (row) =>
        isInRange(read(row, 'Node'), node) &&
        isInRange(
          read(row, 'puppeteer'),
          readPeer('whatsapp-web', 'puppeteer'),
        ) &&
        isInRange(
          read(row, 'whatsapp-web.js'),
          readPeer('whatsapp-web', 'whatsapp-web.js'),
        ) &&
        compareVersions(readBrowser(row), oldestBrowser()) >= 0,
    );
    const failures = within.flatMap((row) =>
      findFailures(row).filter(
        // Known, with an error of ours.
        (head) =>
          head !== 'code on request' || row['whatsapp-web.js'] !== '1.34.6',
      ),
    );
    expect(within.length).toBeGreaterThan(10);
    expect(failures).toEqual([]);
  });

  it('has no failure within what @waha-passkey/nest supports', () => {
    const within = hosts.filter(
      (row) =>
        isInRange(read(row, 'Node'), node) &&
        isInRange(read(row, 'Nest'), readPeer('nest', '@nestjs/core')) &&
        isInRange(read(row, 'swagger'), readPeer('nest', '@nestjs/swagger')) &&
        isInRange(
          read(row, 'class-validator'),
          readPeer('nest', 'class-validator'),
        ) &&
        // Nest 12 is ES modules, which older Nodes cannot require.
        (row['Nest']?.startsWith('11.') ||
          canRequireModules(read(row, 'Node'))),
    );
    expect(within.length).toBeGreaterThan(8);
    expect(within.filter((row) => !isPassed(row))).toEqual([]);
  });

  it.each([
    ['whatsapp-web', 'puppeteer', 'puppeteer', () => links],
    ['nest', '@nestjs/core', 'Nest', () => hosts],
    ['nest', '@nestjs/common', 'Nest', () => hosts],
    ['nest', '@nestjs/swagger', 'swagger', () => hosts],
    ['nest', 'class-validator', 'class-validator', () => hosts],
  ])('tried the ends of %s’s range of %s', (name, peer, head, rows) => {
    const passed = rows()
      .filter(isPassed)
      .map((row) => read(row, head));
    for (const bound of readLowerBounds(readPeer(name, peer))) {
      expect(passed).toContain(bound);
    }
  });

  it('tried the oldest Node, which every package names', () => {
    const [oldest] = readLowerBounds(node);
    for (const rows of [links, hosts]) {
      expect(rows.filter((row) => row['Node'] === oldest).some(isPassed)).toBe(
        true,
      );
    }
    // A package that is gone leaves a folder of ignored files behind.
    const names = readdirSync(path.join(root, 'packages')).filter((name) =>
      existsSync(path.join(root, 'packages', name, 'package.json')),
    );
    const engines = names.map((name) => readManifest(name).engines?.node);
    expect(engines).toEqual(names.map(() => node));
  });

  it('bears out the oldest browser that links', () => {
    const major = (row: Row) => Number.parseInt(readBrowser(row));
    const oldest = Number(oldestBrowser());
    expect(links.filter((row) => major(row) === oldest).some(isPassed)).toBe(
      true,
    );
    const older = links.filter((row) => major(row) < oldest);
    expect(older.length).toBeGreaterThan(0);
    expect(older.filter(isPassed)).toEqual([]);
  });

  it('bears out the oldest browser of the helper', () => {
    const manifest = readJson('packages/extension/static/manifest.json');
    const oldest = Number(
      (manifest as { minimum_chrome_version: string }).minimum_chrome_version,
    );
    const hasMethods = (major: number) =>
      signatures
        .filter((row) => Number.parseInt(readBrowser(row)) === major)
        .map((row) => row['JSON methods']);
    expect(hasMethods(oldest)).toEqual(['yes']);
    const older = signatures.filter(
      (row) => Number.parseInt(readBrowser(row)) < oldest,
    );
    expect(older.length).toBeGreaterThan(0);
    expect(older.filter((row) => row['JSON methods'] === 'yes')).toEqual([]);
  });
});

/** As the decision on versions says. */
function oldestBrowser(): string {
  const decision = 'docs/decisions/0004-versions.md';
  const text = readFileSync(path.join(root, decision), 'utf8');
  const oldest = /Chrome, Chromium +\| (\d+) or newer/.exec(text)?.[1];
  if (oldest === undefined) throw new Error(`${decision} names no Chromium.`);
  return oldest;
}

function canRequireModules(version: string): boolean {
  return isInRange(version, '^20.19.0 || >=22.12.0');
}
