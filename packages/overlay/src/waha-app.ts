import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { MissingMarkerError } from './parts/missing-marker-error';

/** The application that starts in this process, once it is known to be WAHA. */
export interface WahaApp {
  /** Holds its compiled files, one for each source. */
  dist: string;
  /** As `dist/version.js` says; null when it does not. */
  version: string | null;
  /** Finds what WAHA itself would find. */
  require: NodeJS.Require;
}

/** In `dist`; exists in the former Plus images too. */
export const CORE_MODULE_FILE = 'core/app.module.core.js';
export const PLUS_MODULE_FILE = 'plus/app.module.plus.js';

/**
 * Null for any other application. `main` is what Node was told to run, with or
 * without its extension.
 */
export function recogniseApp(main: string): WahaApp | null {
  const file = main.endsWith('.js') ? main : `${main}.js`;
  if (!existsSync(file)) return null;
  const dist = path.dirname(realpathSync(file));
  const manifest = path.join(path.dirname(dist), 'package.json');
  const hasModule = existsSync(path.join(dist, CORE_MODULE_FILE));
  if (!hasModule && readName(manifest) !== 'waha') return null;
  return {
    dist,
    version: readVersion(path.join(dist, 'version.js')),
    require: createRequire(manifest),
  };
}

/** By the rule of WAHA's own `getWAHAVersion()`. */
export function findRootModule(app: WahaApp, env: NodeJS.ProcessEnv): string {
  const plus = path.join(app.dist, PLUS_MODULE_FILE);
  if (env['WAHA_VERSION'] !== 'CORE' && existsSync(plus)) return plus;
  const core = path.join(app.dist, CORE_MODULE_FILE);
  if (existsSync(core)) return core;
  throw new MissingMarkerError(`dist/${CORE_MODULE_FILE}`);
}

function readName(manifest: string): unknown {
  if (!existsSync(manifest)) return null;
  const { name } = Object(JSON.parse(readFileSync(manifest, 'utf8'))) as {
    name?: unknown;
  };
  return name;
}

function readVersion(file: string): string | null {
  if (!existsSync(file)) return null;
  const text = readFileSync(file, 'utf8');
  return /\bversion:\s*['"](\d[\w.-]*)['"]/.exec(text)?.[1] ?? null;
}
