import type { EngineRegistry } from '../engines/engine-registry';
import { findProblems } from '../validation/find-problems';
import { ProxyConfigDto } from './dto/session-config.dto';
import type { RecordDamage } from './hosted-session';
import type { StoredSession } from './session-store';

/** Null for a session that this host can run. */
export function findDamage(
  { name, record, fault }: StoredSession,
  file: string,
  engines: EngineRegistry,
): RecordDamage | null {
  const cure = `Set the configuration again with PUT /api/sessions/${name}, or delete the session.`;
  if (!record) {
    return { reason: `${fault}. ${cure}`, repairable: true };
  }
  if (!engines.has(record.engine)) {
    const missing =
      engines.describeMissing(record.engine) ??
      'Change it and restart the server, or delete the session.';
    const reason = `${file} is of the engine ${record.engine}, which this host does not have. ${missing}`;
    return { reason, repairable: false };
  }
  const problems = findProxyProblems(record.config.proxy);
  if (problems.length > 0) {
    const reason = `The proxy in ${file} cannot be used: ${problems.join(', ')}. ${cure}`;
    return { reason, repairable: true };
  }
  return null;
}

/** A record may be older than a rule, or written by a person. */
function findProxyProblems(proxy: unknown): string[] {
  if (proxy === undefined || proxy === null) {
    return [];
  }
  if (typeof proxy !== 'object') {
    return ['proxy must be an object'];
  }
  return findProblems(ProxyConfigDto, proxy).map(
    ({ member, rule }) => `${member} ${rule}`,
  );
}
