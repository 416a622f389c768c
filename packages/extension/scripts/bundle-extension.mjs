// Bundles the helper into dist/chromium and dist/firefox, ready to load; or into
// the folder that is named.
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';
import { drawIcon } from './draw-icon.mjs';

const folder = path.resolve(import.meta.dirname, '..');
const output = process.argv[2] ?? path.join(folder, 'dist');

/**
 * Firefox knows no service workers for extensions, and wants an id.
 * @type {Record<string, (manifest: object) => object>}
 */
const changes = {
  chromium: (manifest) => manifest,
  firefox: (manifest) => ({
    ...manifest,
    minimum_chrome_version: undefined,
    background: { scripts: ['background.js'] },
    browser_specific_settings: {
      gecko: { id: 'passkey-helper@waha-passkey', strict_min_version: '128.0' },
    },
  }),
};

for (const [browser, change] of Object.entries(changes)) {
  const target = path.join(output, browser);
  await rm(target, { recursive: true, force: true });
  await mkdir(target, { recursive: true });
  await build({
    entryPoints: {
      background: path.join(folder, 'src/background.ts'),
      helper: path.join(folder, 'src/helper/helper.ts'),
      hold: path.join(folder, 'src/hold.ts'),
    },
    outdir: target,
    bundle: true,
    // A content script is no module; the others do not mind.
    format: 'iife',
    target: ['chrome129', 'firefox128'],
    conditions: ['passkey:source'],
  });
  for (const file of ['helper.html', 'helper.css']) {
    await cp(path.join(folder, 'static', file), path.join(target, file));
  }
  for (const size of [16, 32, 48, 128]) {
    await writeFile(path.join(target, `icon-${size}.png`), drawIcon(size));
  }
  const manifest = JSON.parse(
    await readFile(path.join(folder, 'static/manifest.json'), 'utf8'),
  );
  await writeFile(
    path.join(target, 'manifest.json'),
    `${JSON.stringify(change(manifest), null, 2)}\n`,
  );
}
