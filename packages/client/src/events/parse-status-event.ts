import { SessionStatus } from '@waha-passkey/contract';
import type { SessionStatusEvent, StatusPayload } from '../shapes';

type Json = Record<string, unknown>;

const statuses: ReadonlySet<unknown> = new Set(Object.values(SessionStatus));

/** Null for a message that is not a `session.status` event of WAHA's. */
export function parseStatusEvent(text: unknown): SessionStatusEvent | null {
  const { event, session, payload } = Object(parseJson(text)) as Json;
  const { name, status } = Object(payload) as Json;
  if (event !== 'session.status' || !statuses.has(status)) return null;
  const of = typeof session === 'string' ? session : name;
  if (typeof of !== 'string') return null;
  return {
    event,
    session: of,
    payload: {
      // Upstream has fewer members.
      ...{ statuses: [], data: null, passkey: null, reason: null },
      ...(payload as StatusPayload),
      name: of,
    },
    isSnapshot: false,
  };
}

function parseJson(text: unknown): unknown {
  try {
    return JSON.parse(String(text));
  } catch {
    return null;
  }
}
