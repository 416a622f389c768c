import { Module } from 'node:module';

type Load = (this: unknown, module: NodeJS.Module, filename: string) => void;

/** Node's own table of loaders, which its typings leave out. */
const loaders = (Module as unknown as { _extensions: Record<string, Load> })
  ._extensions;

/**
 * Calls `then` once, with the exports of that file, when it was just loaded and
 * before the one that required it goes on. `then` must not throw.
 */
export function afterLoading(
  file: string,
  then: (exports: unknown) => void,
): void {
  const load = loaders['.js'] as Load;
  let isWaiting = true;
  const wait: Load = function (module, filename) {
    load.call(this, module, filename);
    if (!isWaiting || filename !== file) return;
    isWaiting = false;
    // Somebody else may have wrapped the loader since.
    if (loaders['.js'] === wait) loaders['.js'] = load;
    then(module.exports);
  };
  loaders['.js'] = wait;
}
