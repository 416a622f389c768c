import type { Class } from '../parts/waha-parts';
import type { Edits } from './edits';

type Method = (this: object, ...args: unknown[]) => unknown;

/** `wrap` gets the method as it was: its own, or the one it inherits. */
export function wrapMethod(
  edits: Edits,
  of: Class,
  name: string,
  wrap: (method: Method) => Method,
): void {
  const method = (of.prototype as Record<string, Method>)[name] as Method;
  edits.define(of.prototype, name, { value: wrap(method), writable: true });
}
