import { ApiError, NetworkError } from './handoff-api';
import { LeftError, RequestEndedError } from './signing-wait';
import type { Texts } from './texts/texts';

/** What went wrong, for the visitor; null where the visitor ended it. */
export function describeProblem(error: unknown, texts: Texts): string | null {
  if (error instanceof LeftError) return null;
  if (error instanceof RequestEndedError) return texts.sign.requestEnded;
  if (error instanceof NetworkError) return texts.unreachable;
  if (error instanceof ApiError && error.code === 'PASSKEY_RATE_LIMITED') {
    return texts.tooOften;
  }
  if (error instanceof DOMException && error.name === 'NotAllowedError') {
    return texts.sign.cancelledByYou;
  }
  return texts.sign.failed(
    error instanceof Error ? error.message : String(error),
  );
}
