import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';

export interface PageBundle {
  script: string;
  style: string;
}

// Sources both for `src/stand-in` and for the built `dist/stand-in`.
const pages = path.join(__dirname, '../../src/page');

/** Once a process: the sources do not change under a running stand-in. */
const bundles = new Map<string, Promise<PageBundle>>();

export function bundlePage(name: 'whatsapp' | 'phone'): Promise<PageBundle> {
  const bundle = bundles.get(name) ?? buildPage(path.join(pages, name));
  bundles.set(name, bundle);
  return bundle;
}

async function buildPage(folder: string): Promise<PageBundle> {
  const { outputFiles } = await build({
    entryPoints: [path.join(folder, 'main.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'chrome120',
    legalComments: 'none',
  });
  return {
    script: outputFiles[0]?.text ?? '',
    style: await readFile(path.join(folder, 'page.css'), 'utf8'),
  };
}
