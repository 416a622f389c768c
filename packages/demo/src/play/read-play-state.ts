import { EngineName, SessionStatus } from '@waha-passkey/contract';
import type { ServerClient } from '../api/server-client';
import type { PlayState } from './play-state';
import { readSessionInfo } from './read-session-info';

/** Where the session stands before the first event: maybe nowhere yet. */
export async function readPlayState(
  client: ServerClient,
  phoneUrl: string,
): Promise<PlayState> {
  const info = await readSessionInfo(client);
  return {
    serverUrl: client.url,
    session: client.session,
    phoneUrl,
    status: info?.status ?? SessionStatus.STOPPED,
    attempt: null,
    code: null,
    me: info?.me ?? null,
    engine: info?.engine.engine ?? EngineName.WEBJS,
  };
}
