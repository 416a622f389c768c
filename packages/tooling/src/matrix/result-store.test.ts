import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Result } from './result';
import { ResultStore } from './result-store';

describe('stored results', () => {
  const combination = { kind: 'sign', browser: '129.0.0' } as const;
  const result: Result = {
    combination,
    at: '2026-11-30T00:00:00.000Z',
    seconds: 1,
    versions: {},
    checks: [{ name: 'signature', outcome: 'passed' }],
  };
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'result-store-'));
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  it('are read by a later round, until they are removed', () => {
    new ResultStore(folder).write(result);
    const later = new ResultStore(folder);
    expect(later.read(combination)).toEqual(result);
    later.remove(combination);
    expect(later.read(combination)).toBeNull();
  });

  it('count as absent when they are cut off', () => {
    const store = new ResultStore(folder);
    store.write(result);
    const [name = ''] = readdirSync(folder);
    writeFileSync(path.join(folder, name), '{"combina');
    expect(store.read(combination)).toBeNull();
  });
});
