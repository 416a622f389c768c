import { readFileSync } from 'node:fs';
import path from 'node:path';
import { defaultLimits, defaultTimeouts } from '@waha-passkey/ceremony';

const read = (file: string) =>
  readFileSync(path.resolve(__dirname, '../../..', file), 'utf8');

const page = read('docs/operations.md');
const settings = read('packages/waha/src/settings.ts');

/** Name and default of each row that is a setting. */
const rows = [...page.matchAll(/^\| `(WAHA_PASSKEY_\w+)` +\| ([^|]+?) +\|/gm)];

describe('the settings in docs/operations.md', () => {
  it('are those that are read, all of them', () => {
    const known = settings.match(/WAHA_PASSKEY_[A-Z_]+[A-Z]/g) ?? [];
    expect(rows.map(([, name]) => name).sort()).toEqual(
      [...new Set(known)].sort(),
    );
  });

  it('have the defaults of the ceremony', () => {
    const defaults = { ...defaultTimeouts, ...defaultLimits };
    const members = [
      ...settings.matchAll(/^ {2}(\w+): '(WAHA_PASSKEY_\w+)',$/gm),
    ];
    expect(members.length).toBeGreaterThan(5);
    for (const [, member = '', name] of members) {
      const value = defaults[member as keyof typeof defaults];
      const shown = member.endsWith('Ms') ? value / 1_000 : value;
      const row = rows.find(([, known]) => known === name);
      expect([name, row?.[2]]).toEqual([name, String(shown)]);
    }
  });
});

describe('the findings in docs/operations.md', () => {
  it('are those of doctor', () => {
    const source = read('packages/cli/src/doctor/diagnosis.ts');
    const codes = source.match(/'[A-Z]{2,}_[A-Z_]+'/g) ?? [];
    const shown = [...page.matchAll(/^\| `([A-Z_]+)` +\|/gm)]
      .map(([, code]) => `'${code}'`)
      .filter((code) => !code.includes('WAHA_PASSKEY'));
    expect(shown.sort()).toEqual(codes.sort());
  });
});
