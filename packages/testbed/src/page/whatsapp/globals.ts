import type { ModuleLoader } from './module-loader';

/** What Meta's module system leaves on `window`. */
export function createGlobals(
  loader: ModuleLoader,
  lacks: string[],
): Record<string, unknown> {
  const globals: Record<string, unknown> = {
    require: loader.require,
    importNamespace: loader.importNamespace,
    // Defines a module: here all are there from the start.
    __d: () => undefined,
    ErrorGuard: { skipGuardGlobal: () => undefined },
  };
  for (const name of lacks) Reflect.deleteProperty(globals, name);
  return globals;
}
