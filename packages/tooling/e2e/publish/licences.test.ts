import { readFileSync } from 'node:fs';
import path from 'node:path';
import { publicPackages, root } from './public-packages';

interface Locked {
  license?: string;
  dependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
}

const { packages } = JSON.parse(
  readFileSync(path.join(root, 'package-lock.json'), 'utf8'),
) as { packages: Record<string, Locked> };

/** As Node looks for it: next to the one that needs it, then further up. */
function locate(name: string, from: string): string | null {
  for (let folder = from; ; folder = path.posix.dirname(folder)) {
    const place = folder === '.' ? '' : `${folder}/`;
    const found = `${place}node_modules/${name}`;
    if (packages[found]) return found;
    if (folder === '.') return null;
  }
}

/** Everything that is installed with a package, as the lockfile has it. */
function collectTree(start: string): Map<string, string> {
  const licences = new Map<string, string>();
  const open = [start];
  for (let place = open.pop(); place !== undefined; place = open.pop()) {
    if (licences.has(place)) continue;
    const { license, dependencies, optionalDependencies } =
      packages[place] ?? {};
    licences.set(place, license ?? 'unknown');
    const names = Object.keys({ ...dependencies, ...optionalDependencies });
    for (const name of names) {
      const found = name.startsWith('@waha-passkey/')
        ? `packages/${name.slice('@waha-passkey/'.length)}`
        : locate(name, place);
      if (found !== null) open.push(found);
    }
  }
  return licences;
}

const folderOf = (name: string) =>
  `packages/${name.slice('@waha-passkey/'.length)}`;

it.each(publicPackages.map(({ name }) => name))(
  'nothing under the GPL comes with %s',
  (name) => {
    const tree = [...collectTree(folderOf(name))];
    expect(tree.length).toBeGreaterThan(0);
    expect(tree.filter(([, licence]) => /GPL/i.test(licence))).toEqual([]);
  },
);

it('would find it: the private testbed has some', () => {
  const tree = [...collectTree('packages/testbed')];
  expect(tree.some(([, licence]) => /GPL/i.test(licence))).toBe(true);
});
