import { SessionStatus, type SessionStatusData } from '@waha-passkey/contract';
import { ApiError } from '../api-error';
import type { PasskeySession } from '../passkey-session';
import type { SessionInfo, SessionStatusEvent } from '../shapes';

/** Where a session is now, as an event; null when there is no such session. */
export async function readSnapshot(
  session: PasskeySession,
  signal: AbortSignal,
): Promise<SessionStatusEvent | null> {
  const info = await unlessRefused([404], session.getInfo({ signal }));
  if (info === null) return null;
  const { name, status, passkey = null, reason = null } = info;
  const data = await readData(session, info, signal);
  return {
    event: 'session.status',
    session: name,
    payload: { name, status, statuses: [], data, passkey, reason },
    isSnapshot: true,
  };
}

/** Null when the session has just moved on, or its engine cannot answer. */
async function readData(
  session: PasskeySession,
  { pairingCode, status }: SessionInfo,
  signal: AbortSignal,
): Promise<SessionStatusData> {
  if (status === SessionStatus.PASSKEY_REQUIRED) {
    return unlessRefused([404, 422, 501], session.getChallenge({ signal }));
  }
  if (status === SessionStatus.PASSKEY_CONFIRMATION_REQUIRED) {
    return unlessRefused([404, 422], session.getConfirmation({ signal }));
  }
  return pairingCode ? { pairingCode } : null;
}

async function unlessRefused<T>(
  statuses: number[],
  work: Promise<T>,
): Promise<T | null> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof ApiError && statuses.includes(error.status)) {
      return null;
    }
    throw error;
  }
}
