import { EngineName } from '@waha-passkey/contract';
import { engineOfClass } from './engine-of-class';
import type { WahaSessionManagerInside } from './waha-names';

/** This WAHA has the WPP engine (2026.3 and later); asked of its manager. */
export function hasWppEngine(
  manager: WahaSessionManagerInside | null,
): boolean {
  try {
    const engineClass = manager?.getEngine?.(EngineName.WPP);
    return engineOfClass(engineClass) === EngineName.WPP;
  } catch {
    // It throws for an engine that it does not know.
    return false;
  }
}
