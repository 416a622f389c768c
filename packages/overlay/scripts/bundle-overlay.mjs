/**
 * Writes the folder that is mounted into a WAHA image:
 *   node scripts/bundle-overlay.mjs [folder]
 * What WAHA depends on is not bundled but handed in, as `require`.
 */
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { transform } from '@swc/core';
import { build } from 'esbuild';

const root = path.resolve(import.meta.dirname, '..');
const require = createRequire(import.meta.url);
const { swcOptions } = require('../../tooling/src/swc-options.cjs');
const { name, version, license } = require('../package.json');

/** Dependencies of every WAHA since 2025.9; nothing else may be asked for. */
const ofWaha = [
  '@adiwajshing/keyed-db',
  '@nestjs/common',
  '@nestjs/core',
  '@nestjs/swagger',
  'class-transformer',
  'class-validator',
  'reflect-metadata',
  'rxjs',
];

/** esbuild writes no types of constructor parameters, and Nest needs them. */
const decorators = {
  name: 'decorators',
  setup({ onLoad }) {
    onLoad({ filter: /\.ts$/ }, async ({ path: filename }) => {
      const { code } = await transform(await readFile(filename, 'utf8'), {
        ...swcOptions,
        module: { type: 'es6' },
        filename,
        configFile: false,
        swcrc: false,
      });
      return { contents: code, loader: 'js' };
    });
  },
};

async function bundle(entry) {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [path.join(root, `src/${entry}.ts`)],
    bundle: true,
    write: false,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    conditions: ['passkey:source'],
    external: ofWaha,
    plugins: [decorators],
    // Nest shows class names: in its log, and as the names of schemas.
    keepNames: true,
    legalComments: 'none',
  });
  return outputFiles[0].text;
}

/** Ways to use the folder, and its licence: they lie in it as they are. */
const copies = {
  'register.cjs': 'src/register.cjs',
  Dockerfile: 'Dockerfile',
  'compose.yaml': 'compose.yaml',
  LICENSE: '../../LICENSE',
};

/** @param {string} folder */
async function bundleOverlay(folder) {
  await mkdir(folder, { recursive: true });
  const [overlay, passkey] = await Promise.all([
    bundle('overlay'),
    bundle('passkey'),
  ]);
  const manifest = { name, version, license, type: 'commonjs', private: true };
  const texts = {
    'overlay.cjs': overlay,
    // Without the parentheses V8 parses all of it twice: as lazy, then as called.
    'passkey.cjs': `'use strict';
module.exports = (function (require) {
const module = { exports: {} };
${passkey}
return module.exports;
});
`,
    'package.json': `${JSON.stringify(manifest, null, 2)}\n`,
  };
  for (const [file, text] of Object.entries(texts)) {
    await writeFile(path.join(folder, file), text);
  }
  for (const [file, source] of Object.entries(copies)) {
    await cp(path.join(root, source), path.join(folder, file));
  }
}

await bundleOverlay(
  path.resolve(process.argv[2] ?? path.join(root, 'dist/overlay')),
);
