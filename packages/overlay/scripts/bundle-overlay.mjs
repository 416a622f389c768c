/**
 * Writes the folder that is mounted into a WAHA image:
 *   node scripts/bundle-overlay.mjs [folder]
 * What WAHA depends on is not bundled but handed in, as `require`.
 */
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { bundleCode } from './bundle-code.mjs';
import { describeRoutes } from './describe-routes.mjs';
import { bundleLazyFiles, loadLazily } from './lazy-files.mjs';

const root = path.resolve(import.meta.dirname, '..');

/** Ways to use the folder, and its licence: they lie in it as they are. */
const copies = {
  'register.cjs': 'src/register.cjs',
  Dockerfile: 'Dockerfile',
  'compose.yaml': 'compose.yaml',
  LICENSE: '../../LICENSE',
};

/** @param {string} folder */
async function bundleOverlay(folder) {
  const texts = {
    'overlay.cjs': bundleCode("export * from './src/overlay'"),
    'passkey.cjs': bundleCode("export * from './src/passkey'", {
      plugins: [loadLazily],
    }).then(takeRequire),
    ...bundleLazyFiles((text) => text.then(takeRequire)),
    'routes.json': describeRoutes().then(JSON.stringify),
    'package.json': readManifest(),
  };
  await mkdir(folder, { recursive: true });
  for (const [file, text] of Object.entries(texts)) {
    await writeFile(path.join(folder, file), await text);
  }
  for (const [file, source] of Object.entries(copies)) {
    await cp(path.join(root, source), path.join(folder, file));
  }
}

/** Without the parentheses V8 parses all of it twice: as lazy, then as called. */
function takeRequire(code) {
  return `'use strict';
const ownRequire = require;
module.exports = (function (require) {
const module = { exports: {} };
${code}
return module.exports;
});
`;
}

async function readManifest() {
  const text = await readFile(path.join(root, 'package.json'), 'utf8');
  const { name, version, license } = JSON.parse(text);
  const manifest = { name, version, license, type: 'commonjs', private: true };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

await bundleOverlay(
  path.resolve(process.argv[2] ?? path.join(root, 'dist/overlay')),
);
