import { CONNECTED_STATE, MODULES } from '../../protocol/whatsapp-names';
import type { ModuleSignal } from '../../protocol/page-signals';
import {
  type Fields,
  isFields,
  type Loaded,
  lookAtModule,
  requireModule,
} from './loaded-modules';
import { apply, read } from './primordials';

export type ModuleName = keyof typeof MODULES;

const found = new Map<ModuleName, Fields>();
let isGateUp = false;

/**
 * While the gate is up, a page that does not show which modules it has run is
 * asked for them: the passkey screen uses them by then.
 */
export function setGateUp(isUp: boolean): void {
  isGateUp = isUp;
}

/** The module, once the page has run it by itself; never runs one. */
export function findModule(name: ModuleName): Fields | null {
  const known = found.get(name);
  if (known) return known;
  const module = toModule(name, look(name));
  if (module) found.set(name, module);
  return module;
}

/** Whether the page has run the module, and it has `method`. */
export function readModuleSignal(
  name: ModuleName,
  method: string,
): ModuleSignal {
  if (typeof findModule(name)?.[method] === 'function') return 'loaded';
  const { state } = look(name);
  return state === 'loaded' ? 'missing' : state;
}

function look(name: ModuleName): Loaded {
  const seen = lookAtModule(MODULES[name].name);
  const isSure = isGateUp && (name === 'socket' || !isLinked());
  return seen.state === 'unknown' && isSure
    ? requireModule(MODULES[name].name)
    : seen;
}

/** A linked page's checkpoint needs none of the linking modules. */
function isLinked(): boolean {
  const socket = findModule('socket');
  return socket?.hasSynced === true || socket?.state === CONNECTED_STATE;
}

function toModule(name: ModuleName, loaded: Loaded): Fields | null {
  if (loaded.state !== 'loaded') return null;
  const { member }: { name: string; member?: string } = MODULES[name];
  try {
    const named = loaded.exports.map((exports) => member && exports[member]);
    return named.find(isFields) ?? loaded.exports[0] ?? null;
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
