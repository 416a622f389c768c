import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openCheckout } from '../tree/open-checkout';
import { diskWriter, writeAtomically } from './write-atomically';

describe('writeAtomically', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'atomic-'));
    writeFileSync(join(folder, 'kept.ts'), 'old', { mode: 0o640 });
    writeFileSync(join(folder, 'gone.ts'), 'gone');
  });

  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const changes = [
    { path: 'kept.ts', before: 'old', after: 'new' },
    { path: 'gone.ts', before: 'gone', after: null },
    { path: 'deep/er/added.ts', before: null, after: 'added' },
  ];

  it('changes, removes and adds, and keeps permissions', () => {
    writeAtomically(openCheckout(folder), changes);
    expect(readFileSync(join(folder, 'kept.ts'), 'utf8')).toBe('new');
    expect(statSync(join(folder, 'kept.ts')).mode & 0o777).toBe(0o640);
    expect(readdirSync(folder).sort()).toEqual(['deep', 'kept.ts']);
    expect(readFileSync(join(folder, 'deep/er/added.ts'), 'utf8')).toBe(
      'added',
    );
  });

  it.each([1, 2])('puts everything back when exchange %i fails', (failing) => {
    let exchanges = 0;
    const writer = {
      ...diskWriter,
      rename: (from: string, to: string) => {
        exchanges += 1;
        if (exchanges === failing) {
          throw new Error('disk full');
        }
        diskWriter.rename(from, to);
      },
    };
    expect(() =>
      writeAtomically(openCheckout(folder), changes, writer),
    ).toThrow('disk full');
    expect(readdirSync(folder).sort()).toEqual(['gone.ts', 'kept.ts']);
    expect(readFileSync(join(folder, 'kept.ts'), 'utf8')).toBe('old');
    expect(readFileSync(join(folder, 'gone.ts'), 'utf8')).toBe('gone');
  });

  it('removes folders that it leaves empty', () => {
    writeAtomically(openCheckout(folder), changes);
    writeAtomically(openCheckout(folder), [
      { path: 'deep/er/added.ts', before: 'added', after: null },
    ]);
    expect(readdirSync(folder)).toEqual(['kept.ts']);
  });
});
