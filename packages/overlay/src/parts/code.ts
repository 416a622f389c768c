import { MissingMarkerError } from './missing-marker-error';
import type { Class } from './waha-parts';

type Code = (...args: never[]) => unknown;

/** Its own or an inherited one. */
export function findMethod(of: Class, name: string): Code | undefined {
  const method = (of.prototype as Record<string, unknown>)[name];
  return typeof method === 'function' ? (method as Code) : undefined;
}

/** Reading it through the prototype would run the getter. */
export function findSetter(of: Class, name: string): object | undefined {
  const descriptor = Object.getOwnPropertyDescriptor(of.prototype, name);
  return (descriptor as { set?: object } | undefined)?.set;
}

/** WAHA's compiled code is plain: what a method does can be read in it. */
export function assertCode(
  code: object | undefined,
  wanted: RegExp,
  marker: { name: string; file: string },
): void {
  if (typeof code === 'function' && wanted.test(String(code))) return;
  throw new MissingMarkerError(`${marker.name} in dist/${marker.file}`);
}
