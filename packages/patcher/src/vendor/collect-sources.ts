import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative, sep } from 'node:path';
import { assertComplete } from './assert-complete';
import { vendoredPackages, type VendoredPackage } from './packages';
import { toWahaSource } from './to-waha-source';

/** Our sources as WAHA gets them, by path below its module folder. */
export async function collectSources(
  onFile?: (count: number) => void,
): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for (const [name, folder] of Object.entries(vendoredPackages)) {
    const root = join(findPackage(name as VendoredPackage), 'src');
    for (const path of listSources(root)) {
      const inside = relative(root, path).split(sep).join('/');
      const target = folder === '' ? inside : `${folder}/${inside}`;
      files.set(target, await toWahaSource(readFileSync(path, 'utf8'), target));
      onFile?.(files.size);
    }
  }
  assertComplete(files);
  return files;
}

function findPackage(name: VendoredPackage): string {
  const require = createRequire(__filename);
  return dirname(require.resolve(`@waha-passkey/${name}/package.json`));
}

/** All sources but tests, and but what runs in the page: that is bundled. */
function listSources(root: string): string[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !/\.test\.ts$/.test(path))
    .filter((path) => !relative(root, path).split(sep).includes('page'))
    .sort();
}
