import { EngineName, type PasskeyCapability } from '@waha-passkey/contract';
import { answersNatively, gowsCapability } from '@waha-passkey/refusing';
import { nowebCapability } from '@waha-passkey/refusing';
import { WebjsPasskeyDriver } from '@waha-passkey/webjs';
import { engineOfClass, findRootPrototype } from './engine-of-class';
import type { WahaSessionClass } from './waha-names';
import { wppCapability } from './wpp-capability';

/** What an engine can do that is not running; null for an unknown one. */
export function capabilityOfClass(
  sessionClass: WahaSessionClass,
): PasskeyCapability | null {
  switch (engineOfClass(sessionClass)) {
    case EngineName.WEBJS:
      return new WebjsPasskeyDriver().capability;
    case EngineName.WPP:
      return wppCapability;
    case EngineName.NOWEB:
      return nowebCapability();
    case EngineName.GOWS: {
      const { prototype } = sessionClass;
      const native = answersNatively(prototype, findRootPrototype(prototype));
      return gowsCapability({ native });
    }
    case null:
    default:
      return null;
  }
}
