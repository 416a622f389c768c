import { PasskeyError, PasskeyErrorCode } from '@waha-passkey/contract';

export function browserGone(cause?: unknown): PasskeyError {
  return new PasskeyError(
    PasskeyErrorCode.BROWSER_GONE,
    'The browser of this session is gone; start the session again.',
    { cause: withoutDetails(cause) },
  );
}

export function documentGone(cause?: unknown): PasskeyError {
  return new PasskeyError(
    PasskeyErrorCode.ABORTED_BY_PAGE,
    'The page was loaded again or went elsewhere, and its request is void; take the challenge of the next attempt.',
    { cause: withoutDetails(cause) },
  );
}

export function pageChanged(what: string): PasskeyError {
  return new PasskeyError(
    PasskeyErrorCode.PAGE_CHANGED,
    `WhatsApp Web is not as expected: ${what}. Look for a newer release of waha-passkey, and report the canary's answer.`,
  );
}

/** A protocol error may quote what was evaluated, the assertion with it. */
function withoutDetails(cause: unknown): Error | undefined {
  return cause instanceof Error ? new Error(cause.name) : undefined;
}
