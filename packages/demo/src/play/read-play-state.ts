import { EngineName, SessionStatus } from '@waha-passkey/contract';
import type { PasskeySession } from '@waha-passkey/client';
import type { PlayState } from './play-state';
import { readSessionInfo } from '../session/read-session-info';

/** Where the session stands before the first event: maybe nowhere yet. */
export async function readPlayState(
  serverUrl: string,
  session: PasskeySession,
  phoneUrl: string,
): Promise<PlayState> {
  const info = await readSessionInfo(session);
  return {
    serverUrl,
    session: session.name,
    phoneUrl,
    status: info?.status ?? SessionStatus.STOPPED,
    attempt: null,
    code: null,
    me: info?.me ?? null,
    engine: info?.engine?.engine ?? EngineName.WEBJS,
  };
}
