import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { defaultLimits, defaultTimeouts } from '@waha-passkey/ceremony';
import { limitVariables, timeoutVariables } from '@waha-passkey/nest';

const read = (file: string) =>
  readFileSync(path.resolve(__dirname, '../../..', file), 'utf8');

const page = read('docs/operations.md');

/** Default of each row that is a setting. */
const shown = new Map(
  [...page.matchAll(/^\| `(WAHA_PASSKEY_\w+)` +\| ([^|]+?) +\|/gm)].map(
    ([, name = '', value]) => [name, value],
  ),
);

/** All that sources of the product name. */
function findVariables(): string[] {
  const packages = path.resolve(__dirname, '../..');
  const files = readdirSync(packages).flatMap((name) =>
    listSources(path.join(packages, name, 'src')),
  );
  const names = files.flatMap(
    (file) => readFileSync(file, 'utf8').match(/WAHA_PASSKEY_\w*[A-Z]/g) ?? [],
  );
  return [...new Set(names)].sort();
}

function listSources(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return (readdirSync(folder, { recursive: true }) as string[])
    .filter((file) => /(?<!\.test|\.generated)\.c?ts$/.test(file))
    .map((file) => path.join(folder, file));
}

describe('the settings in docs/operations.md', () => {
  it('are those that are read, all of them, and each once', () => {
    expect([...shown.keys()].sort()).toEqual(findVariables());
    expect(page.match(/^\| `WAHA_PASSKEY_/gm)).toHaveLength(shown.size);
  });

  it('have the defaults of the ceremony', () => {
    const deadlines = Object.entries(timeoutVariables).map(
      ([member, name]) =>
        [
          name,
          defaultTimeouts[member as keyof typeof timeoutVariables] / 1_000,
        ] as const,
    );
    const limits = Object.entries(limitVariables).map(
      ([member, name]) =>
        [name, defaultLimits[member as keyof typeof limitVariables]] as const,
    );
    for (const [name, value] of [...deadlines, ...limits]) {
      expect([name, shown.get(name)]).toEqual([name, String(value)]);
    }
  });
});

describe('the findings in docs/operations.md', () => {
  it('are those of doctor', () => {
    const source = read('packages/cli/src/doctor/diagnosis.ts');
    const codes = source.match(/'[A-Z]{2,}_[A-Z_]+'/g) ?? [];
    const rows = [...page.matchAll(/^\| `([A-Z_]+)` +\|/gm)]
      .map(([, code]) => `'${code}'`)
      .filter((code) => !code.includes('WAHA_PASSKEY'));
    expect(rows.sort()).toEqual(codes.sort());
  });
});
