import { LOADER } from '../../protocol/whatsapp-names';
import { apply, read } from './primordials';
import { createToken } from './token';

export type Fields = Record<string, unknown>;

/** `exports`: what the module may answer with, the likeliest first. */
export type Loaded =
  | { state: 'loaded'; exports: Fields[] }
  | { state: 'not-loaded' }
  /** The page has nothing that shows it. */
  | { state: 'unknown' };

type Call = (...args: unknown[]) => unknown;

/** No module has it, but an object that answers to every name does. */
const noExport = `no-such-export-${createToken()}`;

/**
 * Looks at a module in the page's own module system, without running it: one
 * that is required before the page has run it may fail for good.
 */
export function lookAtModule(name: string): Loaded {
  try {
    return lookInTable(name) ?? askIfRequired(name) ?? { state: 'unknown' };
  } catch {
    return { state: 'unknown' };
  }
}

/** Runs the module if nothing has: only for one that the page is sure to use. */
export function requireModule(name: string): Loaded {
  try {
    return toLoaded([callRequire(name)]);
  } catch {
    return { state: 'not-loaded' };
  }
}

function lookInTable(name: string): Loaded | null {
  const system = requireBuiltIn(LOADER.debug);
  const table = isFields(system) ? system[LOADER.table] : null;
  if (!isFields(table)) return null;
  const entry = table[name];
  if (!isFields(entry)) return { state: 'not-loaded' };
  const exports = LOADER.exports.map((member) => entry[member]);
  const isFinished = entry[LOADER.finished];
  // Without the mark, exports that have members count.
  const hasRun =
    typeof isFinished === 'boolean' ? isFinished : exports.some(hasMembers);
  return hasRun ? toLoaded(exports) : { state: 'not-loaded' };
}

function askIfRequired(name: string): Loaded | null {
  const ifRequired = requireBuiltIn(LOADER.ifRequired);
  if (!isFields(ifRequired) || !isCallable(ifRequired)) return null;
  let loaded: Loaded = { state: 'not-loaded' };
  const keep = (exports: unknown) => {
    loaded = toLoaded([exports]);
  };
  apply(ifRequired, null, [name, keep, () => undefined]);
  return loaded;
}

function requireBuiltIn(name: string): unknown {
  try {
    return callRequire(name);
  } catch {
    return null;
  }
}

function callRequire(name: string): unknown {
  const require = read(window, LOADER.require);
  return isCallable(require) ? apply(require, window, [name]) : null;
}

function isCallable(value: unknown): value is Call {
  return typeof value === 'function';
}

function toLoaded(values: unknown[]): Loaded {
  const exports = values.filter(isFields);
  return exports.length > 0
    ? { state: 'loaded', exports }
    : { state: 'not-loaded' };
}

function hasMembers(value: unknown): boolean {
  return isFields(value) && Object.keys(value).length > 0;
}

export function isFields(value: unknown): value is Fields {
  if (value === null) return false;
  if (typeof value !== 'object' && typeof value !== 'function') return false;
  return (value as Fields)[noExport] === undefined;
}
