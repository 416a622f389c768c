import { constants, Script } from 'node:vm';
import type * as baileys from '@whiskeysockets/baileys' with {
  'resolution-mode': 'import',
};

export type Baileys = typeof baileys;
export type { BinaryNode } from '@whiskeysockets/baileys' with {
  'resolution-mode': 'import',
};

/** Loads Baileys once; it is an ES module, and large. */
export function loadBaileys(): Promise<Baileys> {
  loading ??= import('@whiskeysockets/baileys').catch(() => importOutside());
  return loading;
}

let loading: Promise<Baileys> | undefined;

/**
 * Jest 30 runs CommonJS and cannot load an ES module of a dependency; Node's
 * own loader can, from outside. Delete with Node >= 24.9 as the least version,
 * where jest can too.
 */
function importOutside(): Promise<Baileys> {
  const script = new Script('(specifier) => import(specifier)', {
    filename: __filename,
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  });
  const load = script.runInThisContext() as (
    specifier: string,
  ) => Promise<Baileys>;
  return load('@whiskeysockets/baileys');
}
