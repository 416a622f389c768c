import type { SessionSummary } from '@waha-passkey/client';
import { type PasskeyAttempt, SessionStatus } from '@waha-passkey/contract';
import type { OwnerApi } from './owner-api';

/** Where a session stands; `attempt` is null on servers that do not tell. */
export interface SessionView extends SessionSummary {
  attempt: PasskeyAttempt | null;
}

export async function readSessionView(
  api: OwnerApi,
  session: string,
  signal: AbortSignal,
): Promise<SessionView> {
  const summary = await api.readSession(session, signal);
  // A stopped session has no attempt, and the route answers so.
  const attempt =
    summary.status === SessionStatus.STOPPED
      ? null
      : await api.readAttempt(session, signal);
  return { ...summary, attempt };
}
