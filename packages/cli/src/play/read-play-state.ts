import { SessionStatus } from '@waha-passkey/contract';
import { ApiError } from '../api/api-error';
import type { ServerClient, SessionInfo } from '../api/server-client';
import type { PlayState } from './play-state';

/** Where the session stands before the first event: maybe nowhere yet. */
export async function readPlayState(
  client: ServerClient,
  phoneUrl: string,
): Promise<PlayState> {
  const info = await readInfo(client);
  return {
    serverUrl: client.url,
    session: client.session,
    phoneUrl,
    status: info?.status ?? SessionStatus.STOPPED,
    attempt: null,
    code: null,
    me: info?.me ?? null,
  };
}

async function readInfo(client: ServerClient): Promise<SessionInfo | null> {
  try {
    return await client.info();
  } catch (error) {
    if (error instanceof ApiError && error.statusCode === 404) return null;
    throw error;
  }
}
