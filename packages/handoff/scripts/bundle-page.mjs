// Bundles src/page into src/page.generated.ts, which the package serves.
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { build, transform } from 'esbuild';
import { writeNotices } from './write-notices.mjs';

const source = path.resolve(import.meta.dirname, '../src');

const page = await build({
  entryPoints: [path.join(source, 'page/main.ts')],
  bundle: true,
  write: false,
  minify: true,
  format: 'esm',
  target: ['chrome109', 'firefox115', 'safari16'],
  conditions: ['passkey:source'],
  charset: 'utf8',
  legalComments: 'none',
  metafile: true,
});
const css = await transform(
  await readFile(path.join(source, 'page/page.css'), 'utf8'),
  { loader: 'css', minify: true },
);

const text =
  (await writeNotices(page.metafile.inputs)) + page.outputFiles[0].text;

/** The script stands inside a `<script>` element, which it must not close. */
const script = text.replaceAll('</script', '<\\/script');

await writeFile(
  path.join(source, 'page.generated.ts'),
  `export const script = ${JSON.stringify(script)};\nexport const style = ${JSON.stringify(css.code)};\n`,
);
