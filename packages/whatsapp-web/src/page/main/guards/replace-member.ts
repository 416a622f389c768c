import { defineProperty, getOwnPropertyDescriptor } from '../primordials';

/**
 * Sets a member of one of the page's objects; returns how to undo that, or null
 * where the object does not take it. A later replacement by others stays.
 */
export function replaceMember(
  owner: object,
  name: string,
  value: unknown,
): (() => void) | null {
  const before = getOwnPropertyDescriptor(owner, name);
  if (before && !before.configurable) return null;
  try {
    defineProperty(owner, name, {
      value,
      configurable: true,
      enumerable: before?.enumerable ?? false,
      writable: true,
    });
  } catch {
    return null;
  }
  return () => {
    if (getOwnPropertyDescriptor(owner, name)?.value !== value) return;
    if (before) defineProperty(owner, name, before);
    else Reflect.deleteProperty(owner, name);
  };
}
