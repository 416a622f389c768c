import { MissingMarkerError } from './missing-marker-error';
import type { Class, WahaParts } from './waha-parts';
import { findMethod } from './code';

type RootParts = Pick<WahaParts, 'imports' | 'controllers' | 'manager'>;

/**
 * From the module Nest will start with. Its decorator has consumed the arrays
 * that the file exports, so its metadata is what counts.
 */
export function findRootParts(
  exports: unknown,
  authController: Class,
): RootParts {
  const found = Object(exports) as Record<string, unknown>;
  const root = found['AppModulePlus'] ?? found['AppModuleCore'];
  if (typeof root !== 'function') {
    throw new MissingMarkerError('class AppModuleCore');
  }
  const imports = readArray(root, 'imports');
  const controllers = readArray(root, 'controllers');
  if (!controllers.includes(authController)) {
    throw new MissingMarkerError(`AuthController in ${root.name}.controllers`);
  }
  const token = readManagerToken(authController);
  const provider = readArray(root, 'providers').find(
    (each) => (Object(each) as { provide?: unknown }).provide === token,
  );
  const manager = (Object(provider) as { useClass?: unknown }).useClass;
  if (typeof manager !== 'function' || !findMethod(manager, 'getSessionInfo')) {
    throw new MissingMarkerError(
      `a SessionManager with getSessionInfo in ${root.name}.providers`,
    );
  }
  return { imports, controllers, manager: manager };
}

/** The injection token is named by the constructor of WAHA's own controller. */
function readManagerToken(authController: Class): unknown {
  const types = getMetadata('design:paramtypes', authController);
  const token: unknown = Array.isArray(types) ? types[0] : undefined;
  if (typeof token === 'function') return token;
  throw new MissingMarkerError('the SessionManager of AuthController');
}

function readArray(root: object & { name: string }, key: string): unknown[] {
  const value = getMetadata(key, root);
  if (Array.isArray(value)) return value;
  throw new MissingMarkerError(`${root.name}.${key}`);
}

/** WAHA has loaded `reflect-metadata` by now. */
function getMetadata(key: string, of: object): unknown {
  const { getMetadata: get } = Reflect as {
    getMetadata?: (key: string, of: object) => unknown;
  };
  return get?.(key, of);
}
