import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export const root = path.resolve(__dirname, '../../../..');

export interface Manifest {
  name: string;
  version: string;
  private?: boolean;
  license?: string;
  dependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
}

const folder = path.join(root, 'packages');

// A package that is gone leaves a folder of ignored files in older checkouts.
const manifests = readdirSync(folder)
  .map((name) => path.join(folder, name, 'package.json'))
  .filter((file) => existsSync(file))
  .map((file) => JSON.parse(readFileSync(file, 'utf8')) as Manifest);

/** What a release puts on npm. */
export const publicPackages = manifests.filter((one) => !one.private);

export const privateNames = manifests
  .filter((one) => one.private)
  .map(({ name }) => name);
