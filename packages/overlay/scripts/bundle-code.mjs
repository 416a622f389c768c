import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { parse, transform } from '@swc/core';
import { build } from 'esbuild';
import { stripDocumentation } from './strip-documentation.mjs';

const root = path.resolve(import.meta.dirname, '..');
const { swcOptions } = createRequire(import.meta.url)(
  '../../tooling/src/swc-options.cjs',
);

/** Dependencies of every WAHA since 2025.9; nothing else may be asked for. */
const ofWaha = [
  '@adiwajshing/keyed-db',
  '@nestjs/common',
  '@nestjs/core',
  '@nestjs/swagger',
  'class-transformer',
  'class-validator',
  // Asked for only where a cluster is configured.
  'ioredis',
  'reflect-metadata',
  'rxjs',
];

/** esbuild writes no types of constructor parameters, and Nest needs them. */
const decorators = (isDocumented) => ({
  name: 'decorators',
  setup({ onLoad }) {
    onLoad({ filter: /\.ts$/ }, async ({ path: filename }) => {
      const tree = await parse(
        await readFile(filename, 'utf8'),
        swcOptions.jsc.parser,
      );
      if (!isDocumented) stripDocumentation(tree);
      const { code } = await transform(tree, {
        ...swcOptions,
        module: { type: 'es6' },
        filename,
        configFile: false,
        swcrc: false,
      });
      return { contents: code, loader: 'js' };
    });
  },
});

/** Bodies of requests go past them: what is not imported by name may go. */
const unusedShapes = {
  name: 'unused-shapes',
  setup({ onResolve }) {
    onResolve({ filter: /\/dto\// }, ({ path: file, resolveDir }) => ({
      path: path.resolve(resolveDir, `${file}.ts`),
      sideEffects: false,
    }));
  },
};

/**
 * One CommonJS text of `code`, with all of our packages that it needs but those
 * in `external`. Undocumented, it has no decorators of Swagger.
 * @param {string} code
 */
export async function bundleCode(
  code,
  { isDocumented = false, plugins = [], external = [] } = {},
) {
  const { outputFiles, metafile } = await build({
    absWorkingDir: root,
    stdin: { contents: code, resolveDir: root },
    bundle: true,
    write: false,
    metafile: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    conditions: ['passkey:source'],
    external: [...ofWaha, ...external],
    plugins: [...plugins, unusedShapes, decorators(isDocumented)],
    // Each start parses it. Names stay: Nest shows them, and so do stacks.
    minifyWhitespace: true,
    minifySyntax: true,
    lineLimit: 500,
    legalComments: 'none',
  });
  const foreign = Object.keys(metafile.inputs).find((file) =>
    file.includes('node_modules/'),
  );
  if (foreign) throw new Error(`${foreign} is not ours, and is bundled.`);
  return outputFiles[0].text;
}
