import type { KnownSession } from '@waha-passkey/nest';
import { capabilityOfClass } from './capability-of-class';
import type { WahaSessionManagerInside } from './waha-names';

/** Asks WAHA's manager for a session that does not run. */
export async function findKnownSession(
  manager: WahaSessionManagerInside | null,
  name: string,
): Promise<KnownSession | null> {
  if (!manager || !(await manager.exists(name))) return null;
  return { capability: capabilityOfClass(manager.EngineClass, manager) };
}
