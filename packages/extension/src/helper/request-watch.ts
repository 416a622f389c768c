import type { PasskeyAttempt } from '@waha-passkey/contract';
import type { SignableOptions } from '@waha-passkey/signing';
import type { ServerApi } from '../server/server-api';

const lookAgainMs = 2_000;
/** WebAuthn's own default for options without a timeout (Level 3 §15.1). */
const defaultTimeoutMs = 300_000;

/** The request that is signed; `signal` aborts with the reason when it is over. */
export interface RequestWatch {
  readonly signal: AbortSignal;
  readonly leftMs: number;
  end(reason: Error): void;
  stop(): void;
}

/** Watches the request on its server, and its time, until `stop`. */
export function watchRequest(
  api: ServerApi,
  session: string,
  before: PasskeyAttempt | null,
  { timeout }: SignableOptions,
): RequestWatch {
  const over = new AbortController();
  const leftMs = before?.expiresAt
    ? Math.max(0, before.expiresAt - Date.now())
    : (timeout ?? defaultTimeoutMs);
  const end = (reason: Error) => over.abort(reason);
  const clock = setTimeout(
    () => end(createEndedError('The request expired')),
    leftMs,
  );
  let stopped = false;
  const look = async () => {
    const why = await findEnd(api, session, before);
    if (why !== null) end(createEndedError(why));
  };
  const lookAgain = () => {
    setTimeout(() => {
      if (stopped || over.signal.aborted) return;
      look().catch(ignoreUntilNextLook).finally(lookAgain);
    }, lookAgainMs);
  };
  lookAgain();
  return {
    signal: over.signal,
    leftMs,
    end,
    stop: () => {
      stopped = true;
      clearTimeout(clock);
    },
  };
}

/** Null while it can be answered. Upstream WAHA has no attempts, only a status. */
async function findEnd(
  api: ServerApi,
  session: string,
  before: PasskeyAttempt | null,
): Promise<string | null> {
  if (before === null) {
    const status = await api.readStatus(session);
    return status === 'PASSKEY_REQUIRED'
      ? null
      : `The session is ${status} now, and the request ended`;
  }
  const now = await api.readAttempt(session);
  if (now?.attemptId !== before.attemptId) {
    return 'The request was replaced by a newer one, or ended';
  }
  if (now.phase === 'awaiting-assertion') return null;
  return now.phase === 'ended'
    ? `The request ended (${now.reason?.message ?? 'the server gives no reason'})`
    : 'The request was signed elsewhere';
}

function createEndedError(why: string): Error {
  return new Error(
    `${why} before your passkey answered. Nothing was signed here.`,
  );
}

/** The server may be out of reach for a moment; the clock runs on. */
function ignoreUntilNextLook(): void {}
