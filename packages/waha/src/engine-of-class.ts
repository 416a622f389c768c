import { ENGINE_OF_CLASS, ROOT_SESSION_CLASS } from './waha-names';

/**
 * The engine a session class, or a class that extends one, runs. A manager that
 * runs several engines names no class.
 */
export function engineOfClass(sessionClass: object | undefined): string | null {
  for (
    let each: object | null = sessionClass ?? null;
    each !== null;
    each = Object.getPrototypeOf(each) as object | null
  ) {
    const engine = ENGINE_OF_CLASS[nameOf(each)];
    if (engine !== undefined) return engine;
  }
  return null;
}

/** Of the class that all engines share; of no methods when there is none. */
export function findRootPrototype(of: object): object {
  for (
    let each = Object.getPrototypeOf(of) as object | null;
    each !== null;
    each = Object.getPrototypeOf(each) as object | null
  ) {
    if (nameOf(each.constructor) === ROOT_SESSION_CLASS) return each;
  }
  return {};
}

function nameOf(holder: object): string {
  return 'name' in holder && typeof holder.name === 'string' ? holder.name : '';
}
