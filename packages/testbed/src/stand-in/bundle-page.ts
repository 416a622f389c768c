import { readFileSync } from 'node:fs';
import path from 'node:path';
import { buildSync } from 'esbuild';

export interface PageBundle {
  script: string;
  style: string;
}

// Sources both for `src/stand-in` and for the built `dist/stand-in`.
const pages = path.join(__dirname, '../../src/page');

/** Once a process: the sources do not change under a running stand-in. */
const bundles = new Map<string, PageBundle>();

export function bundlePage(name: 'whatsapp' | 'phone'): PageBundle {
  const bundle = bundles.get(name) ?? buildPage(path.join(pages, name));
  bundles.set(name, bundle);
  return bundle;
}

/** Synchronous: esbuild's asynchronous calls leave a process of it running. */
function buildPage(folder: string): PageBundle {
  const { outputFiles } = buildSync({
    entryPoints: [path.join(folder, 'main.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'chrome120',
    legalComments: 'none',
  });
  return {
    script: outputFiles[0]?.text ?? '',
    style: readFileSync(path.join(folder, 'page.css'), 'utf8'),
  };
}
