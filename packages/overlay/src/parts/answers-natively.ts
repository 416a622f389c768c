import { findMethod } from './code';
import type { Class } from './waha-parts';

/** Since 2026.7 the root has this method, and it throws "not implemented". */
const method = 'sendPasskeyResponse';

export function answersNatively(engine: Class, root: Class): boolean {
  return findMethod(engine, method) !== findMethod(root, method);
}
