import type { EngineRegistry } from '../engines/engine-registry';
import type { RecordDamage } from './hosted-session';
import type { StoredSession } from './session-store';

/** Null for a session that this host can run. */
export function findDamage(
  { name, record, fault }: StoredSession,
  file: string,
  engines: EngineRegistry,
): RecordDamage | null {
  if (!record) {
    const reason = `${fault}. Set the configuration again with PUT /api/sessions/${name}, or delete the session.`;
    return { reason, repairable: true };
  }
  if (!engines.has(record.engine)) {
    const reason = `${file} is of the engine ${record.engine}, which this host does not have. Change it and restart the server, or delete the session.`;
    return { reason, repairable: false };
  }
  return null;
}
