import {
  ApiError,
  type PasskeySession,
  type SessionInfo,
} from '@waha-passkey/client';

/** Null when there is no such session, or not any more. */
export async function readSessionInfo(
  session: PasskeySession,
): Promise<SessionInfo | null> {
  try {
    return await session.getInfo();
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) return null;
    throw error;
  }
}
