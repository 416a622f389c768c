import { EngineName, type PasskeyCapability } from '@waha-passkey/contract';
import {
  answersNatively,
  gowsCapability,
  hasNativeGows,
  nowebCapability,
} from '@waha-passkey/refusing';
import { createWppDriver, PagePasskeyDriver } from '@waha-passkey/whatsapp-web';
import { engineOfClass, findRootPrototype } from './engine-of-class';
import { hasWppEngine } from './has-wpp-engine';
import type { WahaSessionClass, WahaSessionManagerInside } from './waha-names';

/**
 * What an engine can do that is not running; null for an unknown one. `manager`
 * is that of the same WAHA.
 */
export function capabilityOfClass(
  sessionClass: WahaSessionClass,
  manager: WahaSessionManagerInside | null,
): PasskeyCapability | null {
  const hasWpp = hasWppEngine(manager);
  const { prototype } = sessionClass;
  const root = findRootPrototype(prototype);
  switch (engineOfClass(sessionClass)) {
    case EngineName.WEBJS:
      return new PagePasskeyDriver().capability;
    case EngineName.WPP:
      return createWppDriver().capability;
    case EngineName.NOWEB:
      return nowebCapability({ gowsNative: hasNativeGows(root), hasWpp });
    case EngineName.GOWS:
      return gowsCapability({
        native: answersNatively(prototype, root),
        hasWpp,
      });
    case null:
    default:
      return null;
  }
}
