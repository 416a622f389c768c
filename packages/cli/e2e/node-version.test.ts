import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const program = path.resolve(__dirname, '../bin/waha-passkey.cjs');

describe('waha-passkey on an old Node', () => {
  let folder: string;

  beforeAll(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'node-version-'));
  });

  afterAll(() => rmSync(folder, { recursive: true }));

  /** The program is this Node's; only the version it reads is another. */
  function run(version: string) {
    const preload = path.join(folder, 'preload.cjs');
    writeFileSync(
      preload,
      `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '${version}' } });`,
    );
    return spawnSync(process.execPath, ['-r', preload, program, 'help'], {
      encoding: 'utf8',
    });
  }

  it.each(['18.20.8', '20.10.0'])('%s says what to install', (version) => {
    const { status, stderr } = run(version);
    expect(status).toBe(1);
    expect(stderr).toMatch(
      new RegExp(`not run on Node ${version}.*Node 20\\.11\\.0 or newer`),
    );
  });

  it.each(['20.11.0', '22.0.0'])('%s is not refused', (version) => {
    expect(run(version).stderr).not.toContain('does not run on Node');
  });
});
