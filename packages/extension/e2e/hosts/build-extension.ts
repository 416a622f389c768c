import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const packageFolder = path.resolve(__dirname, '../..');

export interface BuiltExtension {
  folder: string;
  remove(): Promise<void>;
}

/**
 * The extension as it ships, but for one line of its manifest: the loopback
 * server is granted beforehand. A browser asks its user for that in a dialog of
 * its own, which no automation can reach.
 */
export async function buildExtension(): Promise<BuiltExtension> {
  const folder = await mkdtemp(path.join(tmpdir(), 'waha-passkey-extension-'));
  await promisify(execFile)(process.execPath, [
    path.join(packageFolder, 'scripts/bundle-extension.mjs'),
    folder,
  ]);
  const file = path.join(folder, 'chromium/manifest.json');
  const manifest = JSON.parse(await readFile(file, 'utf8')) as {
    host_permissions: string[];
  };
  manifest.host_permissions.push('http://127.0.0.1/*');
  await writeFile(file, JSON.stringify(manifest));
  return {
    folder: path.join(folder, 'chromium'),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
