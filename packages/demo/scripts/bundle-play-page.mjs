// Bundles src/page into src/play/play-page.generated.ts, which the demo serves.
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { build, transform } from 'esbuild';

const source = path.resolve(import.meta.dirname, '../src');

const page = await build({
  entryPoints: [path.join(source, 'page/main.ts')],
  bundle: true,
  write: false,
  minify: true,
  format: 'iife',
  target: 'chrome129',
  conditions: ['passkey:source'],
  legalComments: 'none',
});
const css = await transform(
  await readFile(path.join(source, 'page/page.css'), 'utf8'),
  { loader: 'css', minify: true },
);

/** The script stands inside a `<script>` element, which it must not close. */
const script = page.outputFiles[0].text.replaceAll('</script', '<\\/script');

await writeFile(
  path.join(source, 'play/play-page.generated.ts'),
  `export const script = ${JSON.stringify(
    script,
  )};\nexport const style = ${JSON.stringify(css.code)};\n`,
);
