import { ApiError } from '../api/api-error';
import type { ServerClient, SessionInfo } from '../api/server-client';

/** Null when there is no such session, or not any more. */
export async function readSessionInfo(
  client: ServerClient,
): Promise<SessionInfo | null> {
  try {
    return await client.info();
  } catch (error) {
    if (error instanceof ApiError && error.statusCode === 404) return null;
    throw error;
  }
}
