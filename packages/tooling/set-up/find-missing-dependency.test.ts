import { findMissingDependency } from './find-missing-dependency.cjs';

const everythingExists = () => true;

const locked = {
  packages: {
    '': { version: '0.1.0' },
    'packages/cli': { version: '0.1.0' },
    'node_modules/a': { version: '1.0.0', integrity: 'sha512-a' },
    'node_modules/a-win32': { version: '1.0.0', optional: true },
    'node_modules/@x/cli': { resolved: 'packages/cli', link: true },
  },
};

const installed = {
  packages: {
    'packages/cli': { version: '0.1.0' },
    'node_modules/a': { version: '1.0.0', integrity: 'sha512-a' },
    'node_modules/@x/cli': { resolved: 'packages/cli', link: true },
  },
};

describe('findMissingDependency', () => {
  it('finds nothing when the tree is what the lockfile says', () => {
    expect(
      findMissingDependency(locked, installed, everythingExists),
    ).toBeNull();
  });

  it('asks for everything when no install was finished', () => {
    expect(findMissingDependency(locked, null, everythingExists)).toBe(
      'node_modules',
    );
  });

  it('names a package whose version differs', () => {
    const older = structuredClone(installed);
    older.packages['node_modules/a'].version = '0.9.0';
    expect(findMissingDependency(locked, older, everythingExists)).toBe(
      'node_modules/a',
    );
  });

  it('names a package whose contents differ under the same version', () => {
    const other = structuredClone(installed);
    other.packages['node_modules/a'].integrity = 'sha512-b';
    expect(findMissingDependency(locked, other, everythingExists)).toBe(
      'node_modules/a',
    );
  });

  it('names a package that the lockfile gained', () => {
    const gained = structuredClone(locked);
    Object.assign(gained.packages, { 'node_modules/b': { version: '2.0.0' } });
    expect(findMissingDependency(gained, installed, everythingExists)).toBe(
      'node_modules/b',
    );
  });

  it('names a package whose folder was removed', () => {
    expect(
      findMissingDependency(
        locked,
        installed,
        (path) => path !== 'node_modules/a/package.json',
      ),
    ).toBe('node_modules/a');
  });

  it('does not mind a package that somebody added by hand', () => {
    const added = structuredClone(installed);
    Object.assign(added.packages, { 'node_modules/z': { version: '1.0.0' } });
    expect(findMissingDependency(locked, added, everythingExists)).toBeNull();
  });
});
