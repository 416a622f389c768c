/**
 * Bundles the two scripts that run in the page and writes them as strings into
 * a module of the bridge, because that is how a browser is given them.
 */
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';

const root = path.resolve(import.meta.dirname, '..');
const target = path.join(root, 'src/bridge/page-scripts.generated.ts');

async function bundle(world) {
  const { outputFiles } = await build({
    entryPoints: [path.join(root, `src/page/${world}/index.ts`)],
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    target: 'chrome110',
    legalComments: 'none',
  });
  return outputFiles[0].text;
}

const scripts = `// Written by scripts/bundle-page.mjs from src/page; not for editing.
export const mainWorldScript =
  ${JSON.stringify(await bundle('main'))};
export const isolatedWorldScript =
  ${JSON.stringify(await bundle('isolated'))};
`;

const written = await readFile(target, 'utf8').catch(() => '');
if (written !== scripts) await writeFile(target, scripts);
