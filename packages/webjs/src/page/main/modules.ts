import { MODULES } from '../../protocol/whatsapp-names';
import { apply, read } from './primordials';
import { createToken } from './token';

export type ModuleName = keyof typeof MODULES;

type Fields = Record<string, unknown>;
type Require = (name: string) => unknown;

/** No module has it, but an object that answers to every name does. */
const nobody = `no-such-export-${createToken()}`;

const found = new Map<ModuleName, Fields>();

/**
 * WhatsApp's loader throws on modules that a page does not have or has not
 * loaded yet, and asking it too early would start them out of order: nothing
 * is asked before the page has announced its version.
 */
export function findModule(name: ModuleName): Fields | null {
  const known = found.get(name);
  if (known) return known;
  const module = loadModule(name);
  if (module) found.set(name, module);
  return module;
}

function loadModule(name: ModuleName): Fields | null {
  if (readVersion() === null) return null;
  const load = read(window, 'require') as Require | undefined;
  if (typeof load !== 'function') return null;
  const definition: { name: string; member?: string } = MODULES[name];
  try {
    const exported = load(definition.name);
    if (!isFields(exported)) return null;
    const named = definition.member && exported[definition.member];
    return isFields(named) ? named : exported;
  } catch {
    return null;
  }
}

export function readVersion(): string | null {
  const debug = read(window, 'Debug') as { VERSION?: unknown } | undefined;
  const version = debug?.VERSION;
  return typeof version === 'string' ? version : null;
}

/** Null when the module or the function is missing, or when it throws. */
export function callModule(
  name: ModuleName,
  method: string,
  ...args: unknown[]
): unknown {
  const module = findModule(name);
  const call = module?.[method];
  if (typeof call !== 'function') return null;
  try {
    return apply(call as () => unknown, module, args as []);
  } catch {
    return null;
  }
}

function isFields(value: unknown): value is Fields {
  if (value === null) return false;
  if (typeof value !== 'object' && typeof value !== 'function') return false;
  return (value as Fields)[nobody] === undefined;
}
