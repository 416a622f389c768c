import { EngineName, type PasskeyCapability } from '@waha-passkey/contract';
import {
  answersNatively,
  gowsCapability,
  hasNativeGows,
  nowebCapability,
} from '@waha-passkey/refusing';
import { WebjsPasskeyDriver } from '@waha-passkey/webjs';
import { engineOfClass, findRootPrototype } from './engine-of-class';
import type { WahaSessionClass } from './waha-names';
import { wppCapability } from './wpp-capability';

/** What an engine can do that is not running; null for an unknown one. */
export function capabilityOfClass(
  sessionClass: WahaSessionClass,
): PasskeyCapability | null {
  const { prototype } = sessionClass;
  const root = findRootPrototype(prototype);
  switch (engineOfClass(sessionClass)) {
    case EngineName.WEBJS:
      return new WebjsPasskeyDriver().capability;
    case EngineName.WPP:
      return wppCapability;
    case EngineName.NOWEB:
      return nowebCapability({ gowsNative: hasNativeGows(root) });
    case EngineName.GOWS:
      return gowsCapability({ native: answersNatively(prototype, root) });
    case null:
    default:
      return null;
  }
}
