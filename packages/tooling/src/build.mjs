// `npm run build`: the page bundles, then every package.
import { fileURLToPath } from 'node:url';
import bundling from '../set-up/bundle-pages.cjs';
import compiling from '../set-up/compile.cjs';

const root = fileURLToPath(new URL('../../..', import.meta.url));

try {
  await bundling.bundlePages(root);
  await compiling.compile(root, '.');
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
}
