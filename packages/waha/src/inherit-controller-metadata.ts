import 'reflect-metadata';
import type { Type } from '@nestjs/common';

/** What makes a controller this one and no other. */
const ownKeys = new Set<unknown>([
  'path',
  'host',
  'version',
  'scope:options',
  '__controller__',
  'design:paramtypes',
  'self:paramtypes',
]);

/**
 * Gives a controller the guards, policies, interceptors and documentation that
 * stand on another one's class, beside its own: whatever this version of WAHA
 * puts there, the routes are guarded as its own are.
 */
export function inheritControllerMetadata(to: Type, from: Type): void {
  for (const key of Reflect.getMetadataKeys(from) as unknown[]) {
    if (ownKeys.has(key)) continue;
    const theirs = Reflect.getMetadata(key, from) as unknown;
    const own = Reflect.getMetadata(key, to) as unknown;
    const value =
      Array.isArray(theirs) && Array.isArray(own) && isJoined(key)
        ? [...(theirs as unknown[]), ...(own as unknown[])]
        : theirs;
    Reflect.defineMetadata(key, value, to);
  }
}

/**
 * `__guards__`, `__interceptors__`, `__pipes__`, `__exceptionFilters__`, and the
 * shapes that the documentation refers to.
 */
function isJoined(key: unknown): boolean {
  if (key === 'swagger/apiExtraModels') return true;
  return typeof key === 'string' && /^__\w+__$/.test(key);
}
